use ::store::Failure;
use ::store::cohorts::settings::{self as store, SettingRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::cohorts::{AssignmentDates, DatesRefusal};
use domain::ids::{CohortId, PauseId};
use domain::language::Language;
use domain::submissions::Judge;
use domain::text::one_line;

use super::fields::{day, optional_day, read};
use crate::cohorts::pages::{Refused, settings_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::cohorts as words;

/// The longest pause, in days.
const LONGEST_PAUSE: i64 = 60;

/// Changes a cohort's name, days and places.
pub async fn change(
    person: Person,
    Path(cohort): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let cohort = CohortId(cohort);
    let change = match read(visitor.language, &form) {
        Ok(change) => change,
        Err(typed) => return again(&person, cohort, &form, typed.errors).await,
    };
    let version = form.fields.parsed("row_version").unwrap_or(0);
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    let done = store::change_cohort(db, &person.actor, &command, cohort, &change, version).await;
    answer(&person, cohort, &form, done, "").await
}

/// Changes the dates of one assignment; its fields end in its key.
pub async fn change_dates(
    person: Person,
    Path((cohort, key)): Path<(i64, String)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let cohort = CohortId(cohort);
    let dates = match read_dates(visitor.language, &form, &key) {
        Ok(dates) => dates,
        Err(errors) => return again(&person, cohort, &form, errors).await,
    };
    let version = form.fields.parsed("row_version").unwrap_or(0);
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    let done =
        store::change_assignment(db, &person.actor, &command, cohort, &key, &dates, version).await;
    answer(&person, cohort, &form, done, &key).await
}

/// Reads the dates of an assignment; what cannot be read is named at its field and changes nothing.
fn read_dates(
    language: Language,
    form: &KeyedForm,
    key: &str,
) -> Result<AssignmentDates, Vec<(String, String)>> {
    let mut errors = Vec::new();
    let mut day = |name: &str| {
        let field = format!("{name}-{key}");
        optional_day(language, form.fields.text(&field)).unwrap_or_else(|why| {
            errors.push((field, why.to_owned()));
            None
        })
    };
    let (opens, due, closes) = (day("opens"), day("due"), day("closes"));
    let judge = format!("judge-{key}");
    let judged_by = form.fields.parsed::<Judge>(&judge);
    if judged_by.is_none() {
        errors.push((judge, words::judge_wrong(language).to_owned()));
    }
    match judged_by {
        Some(judged_by) if errors.is_empty() => Ok(AssignmentDates {
            opens,
            due,
            closes,
            reply_days: form.fields.parsed(&format!("reply-{key}")).unwrap_or(0),
            judged_by,
            sample_of: form.fields.parsed(&format!("sample-{key}")),
        }),
        _ => Err(errors),
    }
}

/// Lets a cohort rest.
pub async fn add_pause(
    person: Person,
    Path(cohort): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, cohort) = (visitor.language, CohortId(cohort));
    let name = one_line(form.fields.text("pause_name"), 120).ok();
    let first = day(language, form.fields.text("pause_first"));
    let last = day(language, form.fields.text("pause_last"));
    let mut errors = Vec::new();
    let mut wrong = |field: &str, why: &str| errors.push((field.to_owned(), why.to_owned()));
    if name.is_none() {
        wrong("pause_name", words::pause_name_wrong(language));
    }
    for (field, day) in [("pause_first", first), ("pause_last", last)] {
        if let Err(why) = day {
            wrong(field, why);
        }
    }
    if let (Ok(first), Ok(last)) = (first, last)
        && !(0..LONGEST_PAUSE).contains(&(last.days() - first.days()))
    {
        wrong("pause_last", words::pause_backwards(language));
    }
    let (true, Some(name), Ok(first), Ok(last)) = (errors.is_empty(), name, first, last) else {
        return again(&person, cohort, &form, errors).await;
    };
    let command = form.command(person.actor.person, visitor.now);
    let days = (first, last);
    store::add_pause(
        &visitor.site.db,
        &person.actor,
        &command,
        cohort,
        &name,
        days,
    )
    .await?;
    Ok(saved(cohort))
}

/// Takes a pause away.
pub async fn remove_pause(
    person: Person,
    Path((cohort, pause)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let cohort = CohortId(cohort);
    let command = form.command(person.actor.person, visitor.now);
    let pause = PauseId(pause);
    store::remove_pause(&visitor.site.db, &person.actor, &command, cohort, pause).await?;
    Ok(saved(cohort))
}

/// To the settings, or to them again with what was refused; `key` is the assignment it is about.
async fn answer(
    person: &Person,
    cohort: CohortId,
    form: &KeyedForm,
    done: Result<(), Failure<SettingRefusal>>,
    key: &str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(saved(cohort)),
        Err(Failure::Refused(refusal)) => {
            let error = reason(person.visitor.language, refusal, key);
            let refused = Refused {
                errors: vec![error],
                fields: form.fields.clone(),
                is_stale: refusal == SettingRefusal::ChangedMeanwhile,
            };
            settings_page(person, cohort, refused, false).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn reason(language: Language, refusal: SettingRefusal, key: &str) -> (String, String) {
    let (field, why) = match refusal {
        SettingRefusal::ChangedMeanwhile => ("main", words::changed_meanwhile(language).to_owned()),
        SettingRefusal::TooFewPlaces(taken) => ("capacity", words::too_few_places(language, taken)),
        SettingRefusal::Dates(DatesRefusal::DueBeforeOpening) => {
            ("due", words::dates_due_before(language).to_owned())
        }
        SettingRefusal::Dates(DatesRefusal::ClosesBeforeDue) => {
            ("closes", words::dates_closes_before(language).to_owned())
        }
        SettingRefusal::Dates(DatesRefusal::ReplyDays) => {
            ("reply", words::dates_reply(language).to_owned())
        }
        SettingRefusal::Dates(DatesRefusal::Sample) => {
            ("sample", words::dates_sample(language).to_owned())
        }
    };
    let is_date = matches!(refusal, SettingRefusal::Dates(_));
    let place = if is_date {
        format!("{field}-{key}")
    } else {
        field.to_owned()
    };
    (place, why)
}

async fn again(
    person: &Person,
    cohort: CohortId,
    form: &KeyedForm,
    errors: Vec<(String, String)>,
) -> Result<Response, Problem> {
    let refused = Refused {
        errors,
        fields: form.fields.clone(),
        is_stale: false,
    };
    settings_page(person, cohort, refused, false).await
}

fn saved(cohort: CohortId) -> Response {
    Redirect::to(&format!("/cohorts/{cohort}/settings?done=saved")).into_response()
}

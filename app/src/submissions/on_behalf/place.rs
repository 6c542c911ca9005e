use ::store::command::Command;
use ::store::submissions::{
    self as store, OnBehalfPage, PlaceRefusal, Placement, Placing, on_behalf_page as load,
};
use ::store::{CommandKey, Failure};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{BroughtFileId, EnrollmentId, VersionId};
use domain::language::Language;
use domain::submissions::{Agreement, SendRefusal};
use domain::time::{Date, Timestamp, Zone};

use super::Wish;
use crate::context::{Fields, KeyedForm, Person};
use crate::format;
use crate::problem::Problem;
use crate::submissions::pages::{OnBehalfForm, on_behalf_page};
use crate::words::submissions as words;

/// Puts files into their slots, and sends the work where the participant agreed to it on the telephone or by WhatsApp.
pub async fn place_files(
    person: Person,
    Path(enrollment): Path<i64>,
    Query(wish): Query<Wish>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (db, language, now) = (&visitor.site.db, visitor.language, visitor.now);
    let enrollment = EnrollmentId(enrollment);
    let page = load(db, &person.actor, enrollment, wish.parts(), now).await?;
    let target = page.target().ok_or(Problem::NotFound)?;
    let placing = Placing {
        enrollment,
        assignment_key: target.assignment_key.clone(),
        product: target.product,
        placements: placements(&page, &form.fields),
        seen: seen(&page, &form.fields),
    };
    let shown = OnBehalfForm {
        fields: form.fields.clone(),
        ..OnBehalfForm::default()
    };
    let agreed_on = match agreement(&form.fields, now) {
        Ok(agreed) => agreed,
        Err(()) => {
            let form = OnBehalfForm {
                day_error: Some(words::not_a_day(language).to_owned()),
                ..shown
            };
            return on_behalf_page(&person, enrollment, &wish, form).await;
        }
    };
    let command = part_of(&form, &person, "p")?;
    let draft = match store::place(db, &person.actor, &command, &placing).await {
        Ok(draft) => draft,
        Err(Failure::Refused(refusal)) => {
            let form = refused(&page, language, refusal, shown);
            return on_behalf_page(&person, enrollment, &wish, form).await;
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let address = |outcome: &str, version: VersionId| {
        format!(
            "/enrollments/{enrollment}/on-behalf?for={}:{}&{outcome}={version}",
            placing.assignment_key, placing.product
        )
    };
    let outcome = match (draft, agreed_on) {
        (None, _) => format!(
            "/enrollments/{enrollment}/on-behalf?for={}",
            wish.target_in_address()
        ),
        (Some(draft), None) => address("saved", draft),
        (Some(draft), Some(agreed_at)) => {
            let command = part_of(&form, &person, "s")?;
            match store::send_on_behalf(db, &person.actor, &command, draft, agreed_at).await {
                Ok(_) | Err(Failure::Refused(SendRefusal::AlreadySent)) => address("sent", draft),
                Err(Failure::Refused(refusal)) => {
                    let form = OnBehalfForm {
                        send_error: Some(not_sent(&page, language, &refusal)),
                        ..shown
                    };
                    return on_behalf_page(&person, enrollment, &wish, form).await;
                }
                Err(Failure::Store(error)) => return Err(error.into()),
            }
        }
    };
    Ok(Redirect::to(&outcome).into_response())
}

/// Two commands of one form: each is answered once, also when the form comes again.
fn part_of(form: &KeyedForm, person: &Person, part: &str) -> Result<Command, Problem> {
    let key: String = form.key.as_str().chars().take(60).collect();
    Ok(Command {
        actor: person.actor.person,
        key: CommandKey::parse(&format!("{key}-{part}")).ok_or(Problem::BadRequest)?,
        said: Some(form.said.clone()),
        now: person.visitor.now,
    })
}

/// The choices of the form, in the order in which the files came.
fn placements(page: &OnBehalfPage, fields: &Fields) -> Vec<(BroughtFileId, Placement)> {
    page.waiting
        .iter()
        .filter_map(
            |brought| match fields.text(&format!("slot-{}", brought.id)) {
                "" => None,
                "-" => Some((brought.id, Placement::Away)),
                slot => Some((brought.id, Placement::Slot(slot.to_owned()))),
            },
        )
        .collect()
}

/// What the form says was shown in each slot.
fn seen(page: &OnBehalfPage, fields: &Fields) -> Vec<(String, i64)> {
    page.slots
        .iter()
        .filter_map(|slot| {
            let seen = fields.parsed(&format!("seen-{}", slot.key))?;
            Some((slot.key.clone(), seen))
        })
        .collect()
}

/// When the participant agreed, where they did so by telephone; at noon of the day that was named.
fn agreement(fields: &Fields, now: Timestamp) -> Result<Option<Timestamp>, ()> {
    if fields.text("agreement") != Agreement::ByPhone.code() {
        return Ok(None);
    }
    let today = now.date(Zone::Wib);
    let day = Date::parse(fields.text("agreed_on").trim()).ok_or(())?;
    if day > today || today.days() - day.days() > 60 {
        return Err(());
    }
    Ok(Some(if day == today {
        now
    } else {
        day.start(Zone::Wib).plus(12 * domain::time::HOUR)
    }))
}

fn refused(
    page: &OnBehalfPage,
    language: Language,
    refusal: PlaceRefusal,
    shown: OnBehalfForm,
) -> OnBehalfForm {
    let (file, text) = match refusal {
        PlaceRefusal::Locked => {
            return OnBehalfForm {
                send_error: Some(takes_no_more(page, language).to_owned()),
                ..shown
            };
        }
        PlaceRefusal::DoesNotFit(file) => (file, words::does_not_fit(language)),
        PlaceRefusal::Filled(file) => (file, words::slot_filled_meanwhile(language)),
        PlaceRefusal::Twice(file) => (file, words::slot_taken_twice(language)),
    };
    OnBehalfForm {
        place_error: Some((file, text.to_owned())),
        ..shown
    }
}

fn takes_no_more(page: &OnBehalfPage, language: Language) -> &'static str {
    if page.target().is_some_and(store::Target::has_passed) {
        words::passed_takes_no_more(language)
    } else {
        words::with_mentor_now(language)
    }
}

/// Why the work was not sent; the files are in their slots all the same.
fn not_sent(page: &OnBehalfPage, language: Language, refusal: &SendRefusal) -> String {
    let day = |moment: Timestamp| format::date(language, moment.date(Zone::Wib));
    match refusal {
        SendRefusal::AlreadySent => words::with_mentor_now(language).to_owned(),
        SendRefusal::Left => words::they_left(language).to_owned(),
        SendRefusal::NotOpen { opens_at } => words::opens_at(language, day(*opens_at)),
        SendRefusal::Closed { closed_at } => words::closed_at(language, day(*closed_at)),
        SendRefusal::Missing(missing) => {
            let titles: Vec<_> = page
                .asked
                .iter()
                .filter(|slot| missing.iter().any(|missing| missing.0 == slot.key))
                .map(|slot| slot.title.in_language(language))
                .collect();
            words::placed_not_sent(language, titles.join(", "), &page.participant.name)
        }
    }
}

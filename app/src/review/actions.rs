use ::store::Failure;
use ::store::content::Assignment;
use ::store::review::{self as store, Draft, EditRefusal, MarkDraft, NewRemark, ReleaseRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{RemarkId, VersionId};
use domain::language::Language;
use domain::review::{DecisionRefusal, RemarkCategory, RemarkState, Severity};
use domain::text::{TextRefusal, optional_paragraphs, paragraphs};

use super::pages::{Typed, desk_page};
use crate::context::{Fields, KeyedForm, Person};
use crate::format;
use crate::problem::Problem;
use crate::words::review as words;

/// The most characters of a remark, a strength or a next step.
const LIMIT: usize = 4_000;

/// Saves the judgement as far as it is.
pub async fn save(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let version = VersionId(version);
    let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let typed = draft(&form.fields, &desk.assignment);
    if let Some(place) = too_long(&typed) {
        let errors = vec![(place.to_owned(), words::too_long(visitor.language, LIMIT))];
        return desk_page(
            &person,
            version,
            Typed {
                draft: Some(typed),
                errors,
                ..Typed::default()
            },
        )
        .await;
    }
    let command = form.command(person.actor.person, visitor.now);
    match store::save_draft(&visitor.site.db, &person.actor, &command, version, &typed).await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/{version}#judgement")).into_response()),
        Err(Failure::Refused(EditRefusal::Stale(stored))) => {
            let errors = vec![(
                "judgement".to_owned(),
                words::stale(visitor.language).to_owned(),
            )];
            let mut mine = typed;
            mine.row_version = stored.row_version;
            desk_page(
                &person,
                version,
                Typed {
                    draft: Some(mine),
                    stale: Some(stored),
                    errors,
                    ..Typed::default()
                },
            )
            .await
        }
        Err(Failure::Refused(refusal)) => {
            let errors = vec![("main".to_owned(), edit_refusal(visitor.language, &refusal))];
            desk_page(
                &person,
                version,
                Typed {
                    draft: Some(typed),
                    errors,
                    ..Typed::default()
                },
            )
            .await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn draft(fields: &Fields, assignment: &Assignment) -> Draft {
    // A form without a judgement (the button that only begins) keeps the empty one.
    let plain = |name: &str| optional_paragraphs(fields.text(name), usize::MAX).unwrap_or_default();
    Draft {
        strength: plain("strength"),
        next_step: plain("next_step"),
        decision: fields.parsed("decision"),
        unclear_slot: Some(fields.text("unclear_slot").to_owned())
            .filter(|key| assignment.slot(key).is_some()),
        marks: assignment
            .criteria
            .iter()
            .map(|criterion| MarkDraft {
                criterion: criterion.key.clone(),
                level: fields
                    .parsed(&format!("level-{}", criterion.key))
                    .filter(|level| (1..=4).contains(level)),
                comment: plain(&format!("comment-{}", criterion.key)),
            })
            .collect(),
        row_version: fields.parsed("row_version").unwrap_or(0),
    }
}

fn too_long(draft: &Draft) -> Option<&'static str> {
    let is_long = |text: &str| text.chars().count() > LIMIT;
    if is_long(&draft.strength) {
        Some("strength")
    } else if is_long(&draft.next_step) {
        Some("next_step")
    } else if draft.marks.iter().any(|mark| is_long(&mark.comment)) {
        Some("rubric")
    } else {
        None
    }
}

/// Adds a remark.
pub async fn add_remark(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let fields = &form.fields;
    let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let refused = |error: String| Typed {
        remark: fields.text("words").to_owned(),
        errors: vec![("words".to_owned(), error)],
        ..Typed::default()
    };
    let text = match paragraphs(fields.text("words"), LIMIT) {
        Ok(text) => text,
        Err(TextRefusal::Empty) => {
            return desk_page(
                &person,
                version,
                refused(words::remark_empty(language).to_owned()),
            )
            .await;
        }
        Err(TextRefusal::TooLong { limit }) => {
            return desk_page(&person, version, refused(words::too_long(language, limit))).await;
        }
    };
    let new = NewRemark {
        words: text,
        severity: fields.parsed("severity").unwrap_or(Severity::Must),
        category: fields.parsed("category").unwrap_or(RemarkCategory::Legal),
        slot_key: Some(fields.text("slot").to_owned())
            .filter(|key| desk.assignment.slot(key).is_some()),
    };
    let command = form.command(person.actor.person, visitor.now);
    match store::add_remark(&visitor.site.db, &person.actor, &command, version, &new).await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/{version}#remarks")).into_response()),
        Err(Failure::Refused(refusal)) => {
            desk_page(&person, version, refused(edit_refusal(language, &refusal))).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Says what became of a remark of the last answer.
pub async fn judge_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let state: RemarkState = form.fields.parsed("state").ok_or(Problem::BadRequest)?;
    let (visitor, version) = (&person.visitor, VersionId(version));
    let command = form.command(person.actor.person, visitor.now);
    let done = store::judge_remark(
        &visitor.site.db,
        &person.actor,
        &command,
        version,
        RemarkId(remark),
        state,
    )
    .await;
    edited(&person, version, "carried", done).await
}

/// Takes a remark back.
pub async fn remove_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let command = form.command(person.actor.person, visitor.now);
    let done = store::delete_remark(
        &visitor.site.db,
        &person.actor,
        &command,
        version,
        RemarkId(remark),
    )
    .await;
    edited(&person, version, "remarks", done).await
}

async fn edited(
    person: &Person,
    version: VersionId,
    place: &str,
    done: Result<(), Failure<EditRefusal<()>>>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/desk/{version}#{place}")).into_response()),
        Err(Failure::Refused(refusal)) => {
            let errors = vec![(
                "main".to_owned(),
                edit_refusal(person.visitor.language, &refusal),
            )];
            desk_page(
                person,
                version,
                Typed {
                    errors,
                    ..Typed::default()
                },
            )
            .await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Releases the judgement, or says everything that is missing at once.
pub async fn release(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let language = visitor.language;
    let command = form.command(person.actor.person, visitor.now);
    let at_once = form.fields.text("when") == "now";
    let refusal =
        match store::release(&visitor.site.db, &person.actor, &command, version, at_once).await {
            Ok(_) => return Ok(Redirect::to(&format!("/desk/{version}")).into_response()),
            Err(Failure::Refused(refusal)) => refusal,
            Err(Failure::Store(error)) => return Err(error.into()),
        };
    let errors = match refusal {
        ReleaseRefusal::Edit(refusal) => {
            vec![("main".to_owned(), edit_refusal(language, &refusal))]
        }
        ReleaseRefusal::NotReady(missing) => {
            let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
            missing
                .0
                .iter()
                .map(|refusal| missing_words(language, &desk.assignment, refusal))
                .collect()
        }
    };
    desk_page(
        &person,
        version,
        Typed {
            errors,
            ..Typed::default()
        },
    )
    .await
}

/// Takes a release back while it is still hidden.
pub async fn recall(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let command = form.command(person.actor.person, visitor.now);
    store::recall(&visitor.site.db, &person.actor, &command, version).await?;
    Ok(Redirect::to(&format!("/desk/{version}")))
}

fn edit_refusal<T>(language: Language, refusal: &EditRefusal<T>) -> String {
    match refusal {
        EditRefusal::Closed => words::closed(language).to_owned(),
        EditRefusal::Leased(lease) => format!(
            "{} {}",
            words::leased(language, &lease.mentor_name),
            words::leased_until(language, format::time_of_day(language, lease.expires_at))
        ),
        EditRefusal::Stale(_) => words::stale(language).to_owned(),
    }
}

fn missing_words(
    language: Language,
    assignment: &Assignment,
    refusal: &DecisionRefusal,
) -> (String, String) {
    let (place, text) = match refusal {
        DecisionRefusal::NoDecision => ("decision", words::missing_decision(language).to_owned()),
        DecisionRefusal::NoStrength => ("strength", words::missing_strength(language).to_owned()),
        DecisionRefusal::NoNextStep => ("next_step", words::missing_next_step(language).to_owned()),
        DecisionRefusal::PassedWithOpenMust { open } => (
            "remarks",
            words::passed_with_open(language, i64::try_from(*open).unwrap_or(0)),
        ),
        DecisionRefusal::PassedUnderMark => (
            "rubric",
            words::passed_under_mark(language, assignment.pass_total),
        ),
        DecisionRefusal::FixWithoutMust => {
            ("remarks", words::fix_without_must(language).to_owned())
        }
        DecisionRefusal::UnclearWithoutSlot => (
            "unclear_slot",
            words::unclear_without_slot(language).to_owned(),
        ),
        DecisionRefusal::Unmarked(keys) => {
            let titles: Vec<_> = assignment
                .criteria
                .iter()
                .filter(|criterion| keys.contains(&criterion.key))
                .map(|criterion| criterion.title.in_language(language))
                .collect();
            ("rubric", words::missing_levels(language, titles.join(", ")))
        }
    };
    (place.to_owned(), text)
}

//! Work that its participant judges: the rubric, and what they say.

use ::store::Failure;
use ::store::content::Criterion;
use ::store::review::{OwnCheckRefusal, OwnMarks, check_own};
use ::store::submissions::submission_of_version;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;
use domain::language::Language;
use domain::text::optional_paragraphs;

use super::actions::missing_slots;
use super::pages::{NEXT_STEP_LIMIT, OwnCheckForm, own_check_page, submission_page};
use crate::context::{Fields, KeyedForm, Person};
use crate::format;
use crate::problem::Problem;
use crate::words::submissions as words;

/// The rubric for one's own work, or what one chose on it.
pub async fn own_check(person: Person, Path(version): Path<i64>) -> Result<Response, Problem> {
    own_check_page(&person, VersionId(version), OwnCheckForm::default()).await
}

/// Keeps how somebody judges their own work.
pub async fn finish_own_check(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let db = &visitor.site.db;
    let version = VersionId(version);
    let page = submission_of_version(db, &person.actor, version, visitor.now).await?;
    let marks = marks(&form.fields, &page.assignment.criteria);
    let refused = |errors| OwnCheckForm {
        marks: marks.clone(),
        errors,
    };
    if marks.next_step.chars().count() > NEXT_STEP_LIMIT {
        let error = words::text_too_long(language, format::whole(language, NEXT_STEP_LIMIT));
        let errors = vec![("next_step".to_owned(), error)];
        return own_check_page(&person, version, refused(errors)).await;
    }
    let command = form.command(person.actor.person, visitor.now);
    match check_own(db, &person.actor, &command, version, &marks).await {
        Ok(()) => Ok(Redirect::to(&format!("/versions/{version}/check")).into_response()),
        Err(Failure::Refused(OwnCheckRefusal::Unmarked(keys))) => {
            let errors = unmarked(language, &page.assignment.criteria, &keys);
            own_check_page(&person, version, refused(errors)).await
        }
        Err(Failure::Refused(OwnCheckRefusal::AlreadyChecked)) => {
            let error = words::own_check_twice(language).to_owned();
            let errors = vec![("main".to_owned(), error)];
            own_check_page(&person, version, refused(errors)).await
        }
        Err(Failure::Refused(OwnCheckRefusal::Left)) => {
            let errors = vec![("main".to_owned(), words::you_left(language).to_owned())];
            own_check_page(&person, version, refused(errors)).await
        }
        Err(Failure::Refused(OwnCheckRefusal::Missing(slots))) => {
            let slots = missing_slots(language, slots);
            submission_page(&person, page.head.submission_id, slots, None).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn marks(fields: &Fields, criteria: &[Criterion]) -> OwnMarks {
    let levels = criteria.iter().map(|criterion| {
        let level = fields.parsed(&format!("level-{}", criterion.key));
        (
            criterion.key.clone(),
            level.filter(|level| (1..=4).contains(level)),
        )
    });
    OwnMarks {
        levels: levels.collect(),
        next_step: optional_paragraphs(fields.text("next_step"), usize::MAX).unwrap_or_default(),
    }
}

fn unmarked(language: Language, criteria: &[Criterion], keys: &[String]) -> Vec<(String, String)> {
    criteria
        .iter()
        .filter(|criterion| keys.contains(&criterion.key))
        .map(|criterion| {
            let title = criterion.title.in_language(language);
            (
                format!("level-{}", criterion.key),
                words::choose_level(language, title),
            )
        })
        .collect()
}

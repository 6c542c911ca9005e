use ::store::Failure;
use ::store::cohorts::extend::{ExtendRefusal, Extension, extend};
use ::store::cohorts::places::{Move, move_enrollment};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{CohortId, EnrollmentId};
use domain::time::Zone;

use super::fields::day;
use crate::cohorts::pages::{Refused, participant_page};
use crate::cohorts::states::not_moved;
use crate::context::{KeyedForm, Person};
use crate::format;
use crate::problem::Problem;
use crate::words::cohorts as words;

/// Moves an enrollment: `stands` is where it stood on the page, `step` where it shall stand and why.
pub async fn move_participant(
    person: Person,
    Path((cohort, enrollment)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (cohort, enrollment) = (CohortId(cohort), EnrollmentId(enrollment));
    let chosen = form
        .fields
        .text("step")
        .split_once('.')
        .and_then(|(next, reason)| {
            Some(Move {
                seen: form.fields.parsed("stands")?,
                next: next.parse().ok()?,
                reason: reason.parse().ok()?,
            })
        });
    let refused = |why: &str| Refused {
        errors: vec![(format!("step-{enrollment}"), why.to_owned())],
        ..Refused::default()
    };
    let Some(chosen) = chosen else {
        let refused = refused(words::move_no_step(visitor.language));
        return participant_page(&person, cohort, enrollment, refused).await;
    };
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    match move_enrollment(db, &person.actor, &command, cohort, enrollment, chosen).await {
        Ok(()) if form.fields.text("back") == "places" => {
            Ok(Redirect::to(&format!("/cohorts/{cohort}/places")).into_response())
        }
        Ok(()) => Ok(to_participant(cohort, enrollment)),
        Err(Failure::Refused(why)) => {
            let refused = refused(not_moved(visitor.language, why));
            participant_page(&person, cohort, enrollment, refused).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Gives somebody more time for an assignment.
pub async fn give_time(
    person: Person,
    Path((cohort, enrollment)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (cohort, enrollment) = (CohortId(cohort), EnrollmentId(enrollment));
    let reason = form.fields.parsed("why").ok_or(Problem::BadRequest)?;
    let refused = |why: String| Refused {
        errors: vec![("until".to_owned(), why)],
        fields: form.fields.clone(),
        is_stale: false,
    };
    let until = match day(language, form.fields.text("until")) {
        Ok(until) => until,
        Err(why) => {
            let refused = refused(why.to_owned());
            return participant_page(&person, cohort, enrollment, refused).await;
        }
    };
    let extension = Extension {
        assignment: form.fields.text("assignment").to_owned(),
        until,
        reason,
    };
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    let why = match extend(db, &person.actor, &command, cohort, enrollment, &extension).await {
        Ok(()) => return Ok(to_participant(cohort, enrollment)),
        Err(Failure::Refused(ExtendRefusal::Past)) => words::extend_past(language).to_owned(),
        Err(Failure::Refused(ExtendRefusal::NotLater(due_at))) => {
            words::extend_not_later(language, format::date(language, due_at.date(Zone::Wib)))
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    participant_page(&person, cohort, enrollment, refused(why)).await
}

fn to_participant(cohort: CohortId, enrollment: EnrollmentId) -> Response {
    Redirect::to(&format!("/cohorts/{cohort}/participants/{enrollment}")).into_response()
}

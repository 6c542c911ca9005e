use ::store::Failure;
use ::store::submissions::{TooLate, disown};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::submissions::pages::submission_page;
use crate::words::submissions as words;

/// "Bukan foto saya".
pub async fn disown_version(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    let version = VersionId(version);
    match disown(&visitor.site.db, &person.actor, &command, version).await {
        Ok(submission) => Ok(Redirect::to(&format!("/submissions/{submission}")).into_response()),
        Err(Failure::Refused(TooLate(submission))) => {
            let text = words::disown_too_late(visitor.language).to_owned();
            submission_page(&person, submission, Vec::new(), Some(text)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

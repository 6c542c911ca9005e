use ::store::Failure;
use ::store::review::{self as store, ReleaseRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use super::words::edit_refusal;
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::review::pages::{Typed, desk_page, missing_words};
use crate::words::review as words;

/// Releases the judgement, or says everything that is missing at once.
pub async fn release(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let language = visitor.language;
    let db = &visitor.site.db;
    let command = form.command(person.actor.person, visitor.now);
    let at_once = form.fields.text("when") == "now";
    let main = |text: String| vec![("main".to_owned(), text)];
    let errors = match store::release(db, &person.actor, &command, version, at_once).await {
        Ok(_) => return Ok(Redirect::to(&format!("/desk/{version}")).into_response()),
        Err(Failure::Refused(ReleaseRefusal::Edit(refusal))) => {
            main(edit_refusal(language, &refusal))
        }
        Err(Failure::Refused(ReleaseRefusal::Unchanged)) => {
            main(words::unchanged(language).to_owned())
        }
        Err(Failure::Refused(ReleaseRefusal::NotReady(missing))) => {
            let desk = store::desk(db, &person.actor, version, visitor.now).await?;
            missing_words(language, &desk.assignment, &missing.0)
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let typed = Typed {
        errors,
        ..Typed::default()
    };
    desk_page(&person, version, typed).await
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

use ::store::Failure;
use ::store::review::{self as store, ReleaseRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use super::posted::{beside, refused, too_long};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::review::pages::{Typed, desk_page, missing_words};
use crate::words::review as words;

/// Releases the judgement, with what stands in its form, or says everything that is missing at once.
pub async fn release(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let language = visitor.language;
    let (db, actor) = (&visitor.site.db, &person.actor);
    let desk = store::desk(db, actor, version, visitor.now).await?;
    let draft = beside(&form.fields, &desk.assignment);
    let too_long = draft
        .as_ref()
        .map(|draft| too_long(language, draft))
        .unwrap_or_default();
    if !too_long.is_empty() {
        let typed = Typed {
            draft,
            errors: too_long,
            ..Typed::default()
        };
        return desk_page(&person, version, typed).await;
    }
    let command = form.command(person.actor.person, visitor.now);
    let at_once = form.fields.text("when") == "now";
    let done = store::release(db, actor, &command, version, at_once, draft.as_ref()).await;
    let errors = match done {
        Ok(_) => return Ok(Redirect::to(&format!("/desk/{version}")).into_response()),
        Err(Failure::Refused(ReleaseRefusal::Edit(refusal))) => {
            return refused(&person, version, draft, refusal).await;
        }
        Err(Failure::Refused(ReleaseRefusal::Unchanged)) => {
            vec![("main".to_owned(), words::unchanged(language).to_owned())]
        }
        Err(Failure::Refused(ReleaseRefusal::NotReady(missing))) => {
            missing_words(language, &desk.assignment, &missing.0)
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    // What was typed is saved by now: it stands in the form as it is stored.
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

use ::store::Failure;
use ::store::review::{self as store, EditRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use super::posted::{draft, refused, too_long};
use super::words::edit_refusal;
use crate::context::{Background, KeyedForm, Person, changed_elsewhere, not_saved, saved};
use crate::problem::Problem;
use crate::review::pages::{Typed, desk_page};

/// Saves the judgement as far as it is.
pub async fn save(
    person: Person,
    Path(version): Path<i64>,
    Background(is_quiet): Background,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let typed = draft(&form.fields, &desk.assignment);
    let errors = too_long(language, &typed);
    if let Some((_, text)) = errors.first().filter(|_| is_quiet) {
        return Ok(not_saved(text));
    }
    if !errors.is_empty() {
        let typed = Typed {
            draft: Some(typed),
            errors,
            ..Typed::default()
        };
        return desk_page(&person, version, typed).await;
    }
    let command = form.command(person.actor.person, visitor.now);
    match store::save_draft(&visitor.site.db, &person.actor, &command, version, &typed).await {
        Ok(row_version) if is_quiet => Ok(saved(row_version)),
        Ok(_) => {
            let at = match form.fields.parsed::<i64>("remark") {
                Some(remark) => format!("/desk/{version}/remarks/{remark}/edit"),
                None => format!("/desk/{version}#judgement"),
            };
            Ok(Redirect::to(&at).into_response())
        }
        Err(Failure::Refused(EditRefusal::Stale(_) | EditRefusal::Swapped)) if is_quiet => {
            Ok(changed_elsewhere())
        }
        Err(Failure::Refused(refusal)) if is_quiet => {
            Ok(not_saved(&edit_refusal(language, &refusal)))
        }
        Err(Failure::Refused(refusal)) => refused(&person, version, Some(typed), refusal).await,
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

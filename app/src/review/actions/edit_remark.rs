use ::store::review::{self as store, Desk, EditRefusal, Remark};
use ::store::{Error, Failure};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{RemarkId, VersionId};

use super::remark::{new_remark, typed_remark};
use super::words::edit_refusal;
use crate::context::{Background, KeyedForm, Person, saved};
use crate::problem::Problem;
use crate::review::pages::{EditedRemark, Typed, TypedRemark, desk_page, edit_remark_page};
use crate::words::review as words;

/// The words of a remark, to be changed.
pub async fn edit_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
) -> Result<Response, Problem> {
    let desk = load(&person, version).await?;
    let remark = own(&desk, remark).ok_or(Problem::NotFound)?;
    let typed = EditedRemark::of(person.visitor.language, remark);
    Ok(edit_remark_page(&person, desk, typed).await)
}

/// Puts a remark into other words.
pub async fn change_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
    Background(is_quiet): Background,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let desk = load(&person, version).await?;
    let version = VersionId(version);
    let words_typed = typed_remark(&form.fields);
    let Some(stored) = own(&desk, remark) else {
        return gone(&person, version, words_typed).await;
    };
    let shown = form.fields.parsed("row_version").unwrap_or(0);
    let typed = EditedRemark {
        remark: words_typed.clone(),
        row_version: shown,
        is_unsaved: true,
        ..EditedRemark::of(language, stored)
    };
    let new = match new_remark(language, &words_typed, &desk.assignment) {
        Ok(new) => new,
        Err(errors) => {
            let typed = EditedRemark { errors, ..typed };
            return Ok(edit_remark_page(&person, desk, typed).await);
        }
    };
    let command = form.command(person.actor.person, visitor.now);
    let (db, actor, remark) = (&visitor.site.db, &person.actor, RemarkId(remark));
    match store::edit_remark(db, actor, &command, version, remark, shown, &new).await {
        Ok(()) if is_quiet => Ok(saved(0)),
        Ok(()) => Ok(Redirect::to(&format!("/desk/{version}#remarks")).into_response()),
        Err(Failure::Refused(EditRefusal::Stale(stored))) => {
            let text = words::remark_stale(language).to_owned();
            let typed = EditedRemark {
                row_version: stored.row_version,
                stale: Some(stored),
                errors: vec![("words".to_owned(), text)],
                ..typed
            };
            Ok(edit_remark_page(&person, desk, typed).await)
        }
        Err(Failure::Refused(refusal)) => {
            let errors = vec![("main".to_owned(), edit_refusal(language, &refusal))];
            let typed = EditedRemark { errors, ..typed };
            Ok(edit_remark_page(&person, desk, typed).await)
        }
        Err(Failure::Store(Error::NotFound)) => gone(&person, version, words_typed).await,
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

async fn load(person: &Person, version: i64) -> Result<Desk, Problem> {
    let visitor = &person.visitor;
    let version = VersionId(version);
    Ok(store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?)
}

fn own(desk: &Desk, remark: i64) -> Option<&Remark> {
    desk.remarks
        .iter()
        .find(|own| own.id == RemarkId(remark) && own.carried_from.is_none())
}

/// It was removed meanwhile: what was typed stands in the form for a new one.
async fn gone(
    person: &Person,
    version: VersionId,
    remark: TypedRemark,
) -> Result<Response, Problem> {
    let text = words::remark_gone(person.visitor.language).to_owned();
    let typed = Typed {
        remark,
        errors: vec![("words".to_owned(), text)],
        ..Typed::default()
    };
    desk_page(person, version, typed).await
}

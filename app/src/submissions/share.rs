use ::store::Failure;
use ::store::review as store;
use axum::extract::Path;
use axum::response::{Redirect, Response};
use domain::ids::{ShareLinkId, VersionId};
use http::HeaderValue;
use http::header::CACHE_CONTROL;

use super::pages::{Asked, sheet_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;

/// Makes a link for the printer and shows it: the only time it is seen.
pub async fn share_sheet(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let command = form.command(person.actor.person, visitor.now);
    let asked = match store::share_sheet(&visitor.site.db, &person.actor, &command, version).await {
        Ok(made) => Asked::Made(made),
        Err(Failure::Refused(store::ShownAlready)) => Asked::Before,
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let mut page = sheet_page(&person, version, asked).await?;
    page.headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}

/// Closes a link.
pub async fn revoke_link(
    person: Person,
    Path((version, link)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let (visitor, version) = (&person.visitor, VersionId(version));
    let command = form.command(person.actor.person, visitor.now);
    store::revoke_link(
        &visitor.site.db,
        &person.actor,
        &command,
        version,
        ShareLinkId(link),
    )
    .await?;
    Ok(Redirect::to(&format!("/versions/{version}/sheet#links")))
}

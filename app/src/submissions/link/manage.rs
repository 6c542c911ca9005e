use ::store::Failure;
use ::store::submissions::{ShownAlready, make_link, revoke_link, submission_of_version};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{UploadLinkId, VersionId};

use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::submissions::pages::{NewLink, new_link_page};

/// Makes a link for one slot of a draft and shows it, once.
pub async fn make_upload_link(
    person: Person,
    Path((version, slot)): Path<(i64, String)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (db, version) = (&visitor.site.db, VersionId(version));
    let page = submission_of_version(db, &person.actor, version, visitor.now).await?;
    let command = form.command(person.actor.person, visitor.now);
    match make_link(db, &person.actor, &command, version, &slot).await {
        Ok((token, expires_at)) => {
            let asked = page.assignment.slot(&slot).ok_or(Problem::NotFound)?;
            let made = NewLink {
                address: format!("{}/u/{}", visitor.site.public_url, token.reveal()),
                expires_at,
                asked: asked.clone(),
                product: page.product.name.clone(),
                submission: page.head.submission_id,
            };
            Ok(new_link_page(&person, made).await)
        }
        Err(Failure::Refused(ShownAlready)) => {
            let back = format!("/submissions/{}#slot-{slot}", page.head.submission_id);
            Ok(Redirect::to(&back).into_response())
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Takes a link back.
pub async fn revoke_upload_link(
    person: Person,
    Path(link): Path<i64>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    let link = UploadLinkId(link);
    let submission = revoke_link(&visitor.site.db, &person.actor, &command, link).await?;
    Ok(Redirect::to(&format!("/submissions/{submission}")))
}

use ::store::command::Command;
use ::store::permits as store;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ProductId;
use domain::permits::PermitKind;

use crate::context::Person;
use crate::permits::pages::{Typed, permit_page};
use crate::problem::Problem;
use crate::submissions::{Wanted, receive, upload_message};

/// Keeps a photo of a paper, or the PDF it came as, streamed to the storage as it arrives.
pub async fn put_proof(
    person: Person,
    Path((product, kind)): Path<(i64, String)>,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let product = ProductId(product);
    let kind: PermitKind = kind.parse().map_err(|_| Problem::NotFound)?;
    // Not a byte is taken for a card out of reach.
    let card = store::card(&visitor.site.db, &person.actor, product).await?;
    let permit = card.permit(kind).ok_or(Problem::NotFound)?;
    let (key, file) = match receive(&person, &mut form, Wanted::PhotoOrPdf).await? {
        Ok(received) => received,
        Err(refusal) => {
            let mut typed = Typed::of(permit);
            let text = upload_message(visitor.language, refusal);
            typed.errors.push(("proof", text));
            return permit_page(&person, product, kind, Some(typed), false).await;
        }
    };
    let command = Command {
        actor: person.actor.person,
        key,
        said: None,
        now: visitor.now,
    };
    store::put_proof(
        &visitor.site.db,
        &person.actor,
        &command,
        product,
        kind,
        &file,
    )
    .await?;
    let to = format!("/products/{product}/permits/{kind}?done=saved#proof");
    Ok(Redirect::to(&to).into_response())
}

use domain::access::Actor;
use domain::ids::{FileId, ProductId};
use domain::permits::PermitKind;

use super::reach::reach_product;
use super::save::{NewPermit, Place, current};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::submissions::{NewFile, insert_file};
use crate::{Db, Error, Lock, audit, jobs};

/// Keeps a photo of a paper, in place of an earlier one. What is entered beside it stays as it is.
///
/// # Errors
/// [`Error::NotFound`] when the card is out of reach or has no such paper.
pub async fn put_proof(
    db: &Db,
    actor: &Actor,
    command: &Command,
    product: ProductId,
    kind: PermitKind,
    file: &NewFile,
) -> Result<FileId, Error> {
    db.write(Lock::Product(product), |mut conn| {
        let (actor, command, file) = (actor.clone(), command.clone(), file.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let (business, reach) = reach_product(&mut conn, &actor, product).await?;
            let before = current(&mut conn, business, product, kind).await?;
            let proof = insert_file(&mut conn, &file, actor.person, command.now).await?;
            let payload = serde_json::json!({ "file": proof });
            jobs::enqueue(&mut conn, "preview", &payload, command.now, command.now).await?;
            let place = Place {
                business,
                product,
                kind,
            };
            let permit = match place.row(&mut conn).await? {
                Some(id) => {
                    execute!(
                        &mut conn,
                        "update permit set proof_file_id = $1 where id = $2",
                        proof,
                        id
                    )?;
                    id
                }
                None => {
                    let as_it_is = NewPermit {
                        state: before.state,
                        number: before.number,
                        holder_name: before.holder_name,
                        valid_until: before.valid_until,
                    };
                    place
                        .enter(&mut conn, &actor, &as_it_is, Some(proof), command.now)
                        .await?
                }
            };
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: reach.on_behalf_of(),
                action: "permit.proof",
                object: "permit",
                object_id: permit.0,
                fields: &["proof"],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "permit.proof", proof).await
        })
    })
    .await
}

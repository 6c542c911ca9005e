use ::store::command::Command;
use ::store::submissions::{self as store, Content, NewFile, PutRefusal, submission_of_version};
use ::store::{CommandKey, Failure};
use axum::extract::Path;
use axum::extract::multipart::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use super::locked::locked;
use super::pages::{SlotRefusal, submission_page};
use super::receive::{Receiving, Refusal, Wanted, message};
use crate::context::{Background, Person, not_saved, saved};
use crate::problem::Problem;

/// Fills a slot with a file, streamed to the storage as it arrives; the slot's row comes when the file is whole.
pub async fn upload_slot(
    person: Person,
    Path((version, slot)): Path<(i64, String)>,
    background: Background,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let page = submission_of_version(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let asked = page.assignment.slot(&slot).ok_or(Problem::NotFound)?;
    if !asked.kind.takes_file() {
        return Err(Problem::BadRequest);
    }
    let submission = page.head.submission_id;
    let received = receive(&person, &mut form, Wanted::Kind(asked.kind)).await?;
    let (key, file) = match received {
        Ok(received) => received,
        Err(refusal) => {
            let error = message(language, refusal);
            return refused(&person, submission, &slot, error, background).await;
        }
    };
    let command = Command {
        actor: person.actor.person,
        key,
        said: None,
        now: visitor.now,
    };
    let content = Content::File(file.clone());
    match store::put_entry(
        &visitor.site.db,
        &person.actor,
        &command,
        version,
        &slot,
        &content,
        None,
    )
    .await
    {
        Ok(put) if background.0 => Ok(saved(put.row_version)),
        Ok(_) => {
            Ok(Redirect::to(&format!("/submissions/{submission}#slot-{slot}")).into_response())
        }
        Err(Failure::Refused(PutRefusal::Locked | PutRefusal::Stale)) => {
            visitor.site.files.delete(&file.object_key).await?;
            let error = locked(language, &page.head, visitor.now);
            refused(&person, submission, &slot, error, background).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

async fn refused(
    person: &Person,
    submission: domain::ids::SubmissionId,
    slot: &str,
    error: String,
    Background(is_quiet): Background,
) -> Result<Response, Problem> {
    if is_quiet {
        return Ok(not_saved(&error));
    }
    let refusal = SlotRefusal {
        slot: slot.to_owned(),
        error,
        typed: None,
        is_stale: false,
    };
    submission_page(person, submission, vec![refusal], None).await
}

/// Reads the form: its key first, then the file. A file that is refused leaves nothing behind.
pub(crate) async fn receive(
    person: &Person,
    form: &mut Multipart,
    wanted: Wanted,
) -> Result<Result<(CommandKey, NewFile), Refusal>, Problem> {
    let mut key = None;
    let mut is_data_saver = false;
    while let Some(field) = match form.next_field().await {
        Ok(field) => field,
        Err(_) => return Ok(Err(Refusal::Cut)),
    } {
        match field.name() {
            Some("key") => {
                key = field
                    .text()
                    .await
                    .ok()
                    .as_deref()
                    .and_then(CommandKey::parse)
            }
            Some("data_saver") => {
                is_data_saver = field.text().await.is_ok_and(|value| value == "1");
            }
            Some("file") => {
                let Some(key) = key else {
                    return Err(Problem::BadRequest);
                };
                let mut receiving = Receiving::new(&person.visitor.site.files, wanted);
                return Ok(receiving.take(field).await?.map(|mut file| {
                    file.is_data_saver = is_data_saver;
                    (key, file)
                }));
            }
            _ => {}
        }
    }
    Ok(Err(Refusal::NoFile))
}

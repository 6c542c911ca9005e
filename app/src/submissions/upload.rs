use ::store::command::Command;
use ::store::submissions::{self as store, Content, PutRefusal, submission_of_version};
use ::store::{Error, Failure};
use axum::extract::Path;
use axum::extract::multipart::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;

use super::locked::locked;
use super::pages::{SlotRefusal, submission_page};
use super::receive::{Receiving, Refusal, Wanted, key_of, message, next_file};
use crate::context::{Background, Fields, Person, not_saved, saved};
use crate::problem::Problem;
use crate::words::submissions as words;

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
    let mut fields = Fields::default();
    let mut receiving = Receiving::new(&visitor.site.files, Wanted::Kind(asked.kind));
    let arrived = next_file(&mut form, &mut fields, &mut receiving).await?;
    let mut file = match arrived.map_or(Err(Refusal::NoFile), |arrived| arrived.file) {
        Ok(file) => file,
        Err(refusal) => {
            let error = message(language, refusal);
            return refused(&person, submission, &slot, error, background).await;
        }
    };
    file.is_data_saver = fields.text("data_saver") == "1";
    let command = Command {
        actor: person.actor.person,
        key: key_of(&fields)?,
        said: Some(fields.fingerprint(&visitor.path, &[&file.sha256])),
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
        fields.parsed("row_version"),
    )
    .await
    {
        Ok(put) if background.0 => Ok(saved(put.row_version)),
        Ok(_) => {
            Ok(Redirect::to(&format!("/submissions/{submission}#slot-{slot}")).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            visitor.site.files.delete(&file.object_key).await?;
            let error = match refusal {
                PutRefusal::Stale if background.0 => {
                    words::file_meanwhile_quiet(language).to_owned()
                }
                PutRefusal::Stale => words::file_meanwhile(language).to_owned(),
                PutRefusal::Left => words::you_left(language).to_owned(),
                PutRefusal::Locked | PutRefusal::Required => {
                    locked(language, &page.head, visitor.now)
                }
            };
            refused(&person, submission, &slot, error, background).await
        }
        Err(Failure::Store(Error::SentBefore)) => {
            visitor.site.files.delete(&file.object_key).await?;
            let error = crate::words::sent_before::file(language).to_owned();
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

use ::store::command::Command;
use ::store::files::{FileKind, ObjectKey, Upload, recognise};
use ::store::submissions::{self as store, Content, NewFile, PutRefusal, submission_of_version};
use ::store::{CommandKey, Failure};
use axum::extract::Path;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use domain::ids::VersionId;
use domain::language::Language;
use domain::submissions::SlotKind;
use futures::TryStreamExt;
use sha2::{Digest, Sha256};

use super::pages::{SlotRefusal, submission_page};
use crate::context::Person;
use crate::problem::Problem;
use crate::words::submissions as words;

/// The most pixels of a picture: 50 megapixels.
const PIXEL_LIMIT: usize = 50_000_000;
/// What is kept of a file's beginning to tell what it is.
const HEAD: usize = 512 * 1024;

/// Why a file is not taken.
pub(crate) enum Refusal {
    NoFile,
    TooLarge,
    TooManyPixels,
    Heic,
    WrongKind,
    Cut,
}

/// Fills a slot with a file, streamed to the storage as it arrives; the slot's row comes when the file is whole.
pub async fn upload_slot(
    person: Person,
    Path((version, slot)): Path<(i64, String)>,
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
    let received = receive(&person, &mut form, asked.kind).await?;
    let (key, file) = match received {
        Ok(received) => received,
        Err(refusal) => {
            return refused(
                &person,
                submission,
                &slot,
                message(language, asked.kind, &refusal),
            )
            .await;
        }
    };
    let command = Command {
        actor: person.actor.person,
        key,
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
    )
    .await
    {
        Ok(_) => {
            Ok(Redirect::to(&format!("/submissions/{submission}#slot-{slot}")).into_response())
        }
        Err(Failure::Refused(PutRefusal::Locked)) => {
            visitor.site.files.delete(&file.object_key).await?;
            refused(
                &person,
                submission,
                &slot,
                words::locked(language).to_owned(),
            )
            .await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

async fn refused(
    person: &Person,
    submission: domain::ids::SubmissionId,
    slot: &str,
    error: String,
) -> Result<Response, Problem> {
    let refusal = SlotRefusal {
        slot: slot.to_owned(),
        error,
        typed: Vec::new(),
    };
    submission_page(person, submission, Some(refusal), Vec::new()).await
}

/// Reads the form: its key first, then the file. A file that is refused leaves nothing behind.
pub(crate) async fn receive(
    person: &Person,
    form: &mut Multipart,
    kind: SlotKind,
) -> Result<Result<(CommandKey, NewFile), Refusal>, Problem> {
    let mut key = None;
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
            Some("file") => {
                let Some(key) = key else {
                    return Err(Problem::BadRequest);
                };
                return Ok(store_file(person, field, kind)
                    .await?
                    .map(|file| (key, file)));
            }
            _ => {}
        }
    }
    Ok(Err(Refusal::NoFile))
}

async fn store_file(
    person: &Person,
    mut field: Field<'_>,
    kind: SlotKind,
) -> Result<Result<NewFile, Refusal>, Problem> {
    let files = &person.visitor.site.files;
    let name =
        domain::text::one_line(field.file_name().unwrap_or_default(), 200).unwrap_or_default();
    let object_key = ObjectKey::new("uploads")?;
    let mut upload = files.begin(&object_key).await?;
    let outcome = stream(&mut field, &mut upload, kind).await;
    let (head, byte_size, sha256) = match outcome {
        Ok(received) => received,
        Err(refusal) => {
            upload.abort().await?;
            return Ok(Err(refusal));
        }
    };
    let recognised = match judge(&head, kind) {
        Ok(recognised) => recognised,
        Err(refusal) => {
            upload.abort().await?;
            return Ok(Err(refusal));
        }
    };
    upload.finish().await?;
    let name = if name.is_empty() {
        format!("{}.{}", kind.code(), recognised.extension())
    } else {
        name
    };
    Ok(Ok(NewFile {
        object_key,
        name,
        media_type: recognised.media_type(),
        byte_size,
        sha256,
        pixels: pixels(&head, recognised),
    }))
}

async fn stream(
    field: &mut Field<'_>,
    upload: &mut Upload,
    kind: SlotKind,
) -> Result<(Vec<u8>, i64, String), Refusal> {
    let mut head = Vec::new();
    let mut received: u64 = 0;
    let mut digest = Sha256::new();
    while let Some(chunk) = next_chunk(field).await.map_err(|_| Refusal::Cut)? {
        received += chunk.len() as u64;
        if received > kind.byte_limit() {
            return Err(Refusal::TooLarge);
        }
        if head.len() < HEAD {
            head.extend_from_slice(&chunk[..chunk.len().min(HEAD - head.len())]);
        }
        digest.update(&chunk);
        upload.write(chunk).await.map_err(|_| Refusal::Cut)?;
    }
    if received == 0 {
        return Err(Refusal::NoFile);
    }
    let sha256 = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok((head, i64::try_from(received).unwrap_or(i64::MAX), sha256))
}

async fn next_chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, MultipartError> {
    field.try_next().await
}

/// What it is, by its content, and whether the slot takes that.
fn judge(head: &[u8], kind: SlotKind) -> Result<FileKind, Refusal> {
    let recognised = recognise(head);
    let fits = match (recognised, kind) {
        // A design file is kept and handed back, never opened: whatever it is, it is only bytes to us.
        (_, SlotKind::Design) => Some(FileKind::Other),
        (Some(FileKind::Heic), _) => return Err(Refusal::Heic),
        (Some(FileKind::Jpeg | FileKind::Png | FileKind::WebP), SlotKind::Photo)
        | (Some(FileKind::Pdf), SlotKind::Pdf) => recognised,
        _ => None,
    };
    let recognised = fits.ok_or(Refusal::WrongKind)?;
    if kind == SlotKind::Photo {
        let size = imagesize::blob_size(head).map_err(|_| Refusal::WrongKind)?;
        if size.width.saturating_mul(size.height) > PIXEL_LIMIT {
            return Err(Refusal::TooManyPixels);
        }
    }
    Ok(recognised)
}

fn pixels(head: &[u8], kind: FileKind) -> Option<(i64, i64)> {
    if !matches!(kind, FileKind::Jpeg | FileKind::Png | FileKind::WebP) {
        return None;
    }
    let size = imagesize::blob_size(head).ok()?;
    Some((
        i64::try_from(size.width).ok()?,
        i64::try_from(size.height).ok()?,
    ))
}

/// Why a file is not taken, in words.
pub(crate) fn message(language: Language, kind: SlotKind, refusal: &Refusal) -> String {
    match (refusal, kind) {
        (Refusal::NoFile, _) => words::no_file(language).to_owned(),
        (Refusal::Cut, _) => words::upload_cut(language).to_owned(),
        (Refusal::Heic, _) => words::heic(language).to_owned(),
        (Refusal::TooManyPixels, _) => words::too_many_pixels(language).to_owned(),
        (Refusal::TooLarge, SlotKind::Photo) => words::photo_too_large(language).to_owned(),
        (Refusal::TooLarge, SlotKind::Pdf) => words::pdf_too_large(language).to_owned(),
        (Refusal::TooLarge, _) => words::design_too_large(language).to_owned(),
        (Refusal::WrongKind, SlotKind::Pdf) => words::not_a_pdf(language).to_owned(),
        (Refusal::WrongKind, _) => words::not_a_photo(language).to_owned(),
    }
}

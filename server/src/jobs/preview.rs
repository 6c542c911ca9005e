use app::context::Clock;
use bytes::Bytes;
use domain::ids::FileId;
use store::Db;
use store::files::{Files, ObjectKey};
use store::jobs::Job;
use store::submissions::{NewPreview, keep_previews, unpreviewed};

use crate::preview::{ChildFailure, in_child};

/// Draws what can be shown of a file and keeps it; a file that cannot be drawn says so at its slot.
pub(super) async fn make(
    db: &Db,
    files: &Files,
    clock: &Clock,
    worker: &str,
    job: &Job,
    file: i64,
) -> Result<(), String> {
    let file = FileId(file);
    let text = |error: store::Error| error.to_string();
    let outcome = match unpreviewed(db, file).await.map_err(text)? {
        Some(access)
            if access.media_type.starts_with("image/")
                || access.media_type == "application/pdf" =>
        {
            let bytes = files
                .get(&ObjectKey::stored(access.object_key))
                .await
                .map_err(text)?;
            drawn(files, bytes).await?
        }
        _ => Ok(Vec::new()),
    };
    keep_previews(db, file, outcome, job, worker, clock())
        .await
        .map_err(text)
}

/// Objects first, then their rows: a crash in between leaves objects that are swept.
async fn drawn(files: &Files, bytes: Bytes) -> Result<Result<Vec<NewPreview>, String>, String> {
    let pictures = match in_child(bytes).await {
        Ok(pictures) => pictures,
        Err(ChildFailure::File(code)) => return Ok(Err(code)),
        Err(ChildFailure::Machine(reason)) => return Err(reason),
    };
    let mut previews = Vec::new();
    for picture in pictures {
        let object_key = ObjectKey::new("previews").map_err(|error| error.to_string())?;
        files
            .put(&object_key, picture.bytes.into())
            .await
            .map_err(|error| error.to_string())?;
        previews.push(NewPreview {
            object_key,
            page: i64::from(picture.page),
            size: picture.size,
            width: i64::from(picture.width),
            height: i64::from(picture.height),
        });
    }
    Ok(Ok(previews))
}

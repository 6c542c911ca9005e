use domain::ids::FileId;
use domain::time::Timestamp;

use crate::conn::execute;
use crate::files::ObjectKey;
use crate::jobs::{self, Job};
use crate::{Db, Error, Lock};

/// A picture whose object is stored and whose row is about to be.
#[derive(Clone, Debug)]
pub struct NewPreview {
    /// Where the object is.
    pub object_key: ObjectKey,
    /// The page, from 1.
    pub page: i64,
    /// `thumb` or `screen`.
    pub size: &'static str,
    /// Pixels across.
    pub width: i64,
    /// Pixels down.
    pub height: i64,
}

/// Keeps the pictures of a file, or why there are none, and finishes the job in the same transaction.
///
/// # Errors
/// [`Error::NotFound`] when the job went to somebody else meanwhile.
pub async fn keep_previews(
    db: &Db,
    file: FileId,
    outcome: Result<Vec<NewPreview>, String>,
    job: &Job,
    worker: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let id = job.id;
    db.write(Lock::Nothing, |mut conn| {
        let (outcome, worker) = (outcome.clone(), worker.to_owned());
        Box::pin(async move {
            match outcome {
                Ok(previews) => {
                    for preview in previews {
                        execute!(
                            &mut conn,
                            "insert into preview (file_id, page, size, object_key, media_type, width, height)
                             values ($1, $2, $3, $4, $5, $6, $7) on conflict (file_id, page, size) do nothing",
                            file,
                            preview.page,
                            preview.size,
                            preview.object_key.as_str(),
                            "image/jpeg",
                            preview.width,
                            preview.height
                        )?;
                    }
                }
                Err(reason) => {
                    execute!(
                        &mut conn,
                        "insert into preview_failure (file_id, reason, failed_at) values ($1, $2, $3)
                         on conflict (file_id) do nothing",
                        file,
                        reason,
                        now
                    )?;
                }
            }
            jobs::finish(&mut conn, id, &worker, now).await
        })
    })
    .await
}

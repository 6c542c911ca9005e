use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId, PersonId};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::apply::let_in;
use super::stored::import_row;
use super::take_back::take_back;
use crate::jobs::{self, Job};
use crate::{Conn, Db, Error, Lock};

/// Which way a list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Its rows are let in.
    In,
    /// What it changed is taken back.
    Back,
}

/// One transaction's worth of a list.
pub(super) struct Batch {
    pub(super) cohort: CohortId,
    pub(super) import: ImportId,
    pub(super) by: PersonId,
    pub(super) now: Timestamp,
}

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    More,
    Last,
}

/// What a job is told.
#[derive(Deserialize, Serialize)]
struct Payload {
    cohort: CohortId,
    import: ImportId,
    by: PersonId,
    direction: Direction,
}

pub(super) async fn enqueue(
    conn: &mut Conn<'_>,
    batch: &Batch,
    direction: Direction,
) -> Result<(), Error> {
    let payload = serde_json::to_value(Payload {
        cohort: batch.cohort,
        import: batch.import,
        by: batch.by,
        direction,
    })?;
    jobs::enqueue(conn, "import", &payload, batch.now, batch.now)
        .await
        .map(|_| ())
}

/// Whose job it is, by what it was told.
pub(super) fn import_of(payload: &str) -> Option<ImportId> {
    let told: Payload = serde_json::from_str(payload).ok()?;
    Some(told.import)
}

/// Does the next step of a list and, in the same transaction, ends its job and leaves one for the step after it: between
/// two steps everybody else's work has its turn.
///
/// # Errors
/// [`Error::NotFound`] when the lease went to somebody else; then nothing is written.
pub async fn next_step(db: &Db, job: &Job, worker: &str, now: Timestamp) -> Result<(), Error> {
    let payload: Payload = serde_json::from_str(&job.payload)?;
    let (id, direction) = (job.id, payload.direction);
    db.write(Lock::Cohort(payload.cohort), |mut conn| {
        let worker = worker.to_owned();
        let batch = Batch {
            cohort: payload.cohort,
            import: payload.import,
            by: payload.by,
            now,
        };
        Box::pin(async move {
            jobs::finish(&mut conn, id, &worker, now).await?;
            let state = import_row(&mut conn, batch.cohort, batch.import)
                .await?
                .state;
            let step = match (direction, state) {
                (Direction::In, ImportState::Running) => {
                    Box::pin(let_in(&mut conn, &batch)).await?.1
                }
                (Direction::Back, ImportState::Undoing) => {
                    Box::pin(take_back(&mut conn, &batch)).await?.1
                }
                // Stopped meanwhile, or done by a job of before.
                _ => Step::Last,
            };
            if step == Step::More {
                enqueue(&mut conn, &batch, direction).await?;
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

use domain::access::Actor;
use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId, JobId};
use domain::time::Timestamp;

use super::steps::{Batch, Direction, enqueue, import_of};
use super::stored::import_row;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::rows;
use crate::jobs::{TRIES, cancel, try_again};
use crate::organisation::cohort_for;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// Why a list does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResumeRefusal {
    /// It has not stopped: it moves, or there is nothing left to do.
    NotStopped,
}

/// Lets a list go on from where it stopped: its job had failed so often that it was left for a person to look at.
///
/// # Errors
/// [`ResumeRefusal`]; not found when it is not theirs.
pub async fn resume(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
) -> Result<(), Failure<ResumeRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let direction = match import_row(&mut conn, cohort, import).await?.state {
                ImportState::Running => Direction::In,
                ImportState::Undoing => Direction::Back,
                _ => return Err(Failure::Refused(ResumeRefusal::NotStopped)),
            };
            let now = command.now;
            match pace(&open_jobs(&mut conn).await?, import, now) {
                Pace::Moving => return Err(Failure::Refused(ResumeRefusal::NotStopped)),
                Pace::GivenUp(job) => try_again(&mut conn, job, now).await?,
                Pace::Lost => {
                    let batch = Batch {
                        cohort,
                        import,
                        by: actor.person,
                        now,
                    };
                    enqueue(&mut conn, &batch, direction).await?;
                }
            }
            let entry = audit::Entry::new(&command, "import.resume", "import", import.0);
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "import.resume", ()).await?)
        })
    })
    .await
}

/// How a list gets on that is neither all in nor all out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Its next step is due, or being done.
    Moving,
    /// Its next step failed so often that nobody tries it any more.
    GivenUp(JobId),
    /// No next step stands anywhere.
    Lost,
}

/// A job of a list that is not done.
#[derive(sqlx::FromRow)]
pub(super) struct OpenJob {
    id: JobId,
    payload: String,
    attempts: i64,
    leased_until: Option<Timestamp>,
}

/// The jobs of all lists that are not done: one a list, and few lists move at a time.
pub(super) async fn open_jobs(conn: &mut Conn<'_>) -> Result<Vec<OpenJob>, Error> {
    rows!(
        conn,
        OpenJob,
        "select id, payload, attempts, leased_until from job
         where kind = 'import' and finished_at is null order by id desc"
    )
}

/// Ends the jobs of a list that are not done, whoever holds them: it goes another way now, and a job that was given up
/// would ask for help for ever.
pub(super) async fn end_jobs(
    conn: &mut Conn<'_>,
    import: ImportId,
    now: Timestamp,
) -> Result<(), Error> {
    for job in open_jobs(conn).await? {
        if import_of(&job.payload) == Some(import) {
            cancel(conn, job.id, now).await?;
        }
    }
    Ok(())
}

/// How a list gets on, by the jobs that are not done.
pub(super) fn pace(jobs: &[OpenJob], import: ImportId, now: Timestamp) -> Pace {
    let mut own = jobs
        .iter()
        .filter(|job| import_of(&job.payload) == Some(import));
    let Some(job) = own.next() else {
        return Pace::Lost;
    };
    // The last try may still be under way.
    if job.attempts >= TRIES && job.leased_until.is_none_or(|until| until <= now) {
        Pace::GivenUp(job.id)
    } else {
        Pace::Moving
    }
}

/// Whether a list that is neither all in nor all out goes no further by itself.
pub(super) fn has_stopped(
    state: ImportState,
    jobs: &[OpenJob],
    import: ImportId,
    now: Timestamp,
) -> bool {
    matches!(state, ImportState::Running | ImportState::Undoing)
        && pace(jobs, import, now) != Pace::Moving
}

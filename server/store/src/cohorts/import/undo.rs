use domain::access::Actor;
use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId};
use domain::time::DAY;
use serde::{Deserialize, Serialize};

use super::resume::end_jobs;
use super::steps::{Batch, Direction, enqueue};
use super::stored::import_row;
use super::take_back::{STEP_CHANGES, Undone, take_back};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::organisation::cohort_for;
use crate::{Db, Error, Failure, Lock, audit};

/// How long an import can be taken back: 7 days.
pub const UNDO_WITHIN: i64 = 7 * DAY;

/// Why an import is not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// Not applied, or taken back already.
    NotDone,
    /// More than seven days ago.
    TooLate,
}

/// What became of a list that is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undoing {
    /// It is taken back.
    Done(Undone),
    /// It is long: a job takes it back, step by step.
    Running,
}

/// Takes an import back: what it created goes where nothing stands on it, what it changed becomes as it was unless somebody
/// changed it since. One that is still being let in stops.
///
/// # Errors
/// [`UndoRefusal`]; not found when it is not theirs.
pub async fn undo(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
) -> Result<Undoing, Failure<UndoRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(undoing) = earlier_answer(&mut conn, &command).await? {
                return Ok(undoing);
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let found = import_row(&mut conn, cohort, import).await?;
            let is_late = |at| command.now.since(at) > UNDO_WITHIN;
            match (found.state, found.finished_at) {
                (ImportState::Running, _) => {}
                (ImportState::Done, Some(at)) if is_late(at) => {
                    return Err(Failure::Refused(UndoRefusal::TooLate));
                }
                (ImportState::Done, Some(_)) => {}
                _ => return Err(Failure::Refused(UndoRefusal::NotDone)),
            }
            let (count, last) = row!(
                &mut conn,
                (i64, i64),
                "select count(*), coalesce(max(id), 0) from import_change where import_id = $1",
                import
            )?
            .ok_or(Error::NotFound)?;
            execute!(
                &mut conn,
                "update import set state = $1, reached = $2, row_version = row_version + 1 where id = $3",
                ImportState::Undoing.code(),
                last + 1,
                import
            )?;
            end_jobs(&mut conn, import, command.now).await?;
            let entry = audit::Entry::new(&command, "import.undo", "import", import.0);
            audit::record(&mut conn, entry).await?;
            let batch = Batch {
                cohort,
                import,
                by: actor.person,
                now: command.now,
            };
            let undoing = if count <= STEP_CHANGES {
                Undoing::Done(Box::pin(take_back(&mut conn, &batch)).await?.0)
            } else {
                enqueue(&mut conn, &batch, Direction::Back).await?;
                Undoing::Running
            };
            Ok(keep_answer(&mut conn, &command, "import.undo", undoing).await?)
        })
    })
    .await
}

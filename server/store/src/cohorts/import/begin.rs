use domain::access::Actor;
use domain::cohorts::import::{ImportState, STEP_ROWS};
use domain::ids::{CohortId, ImportId};
use serde::{Deserialize, Serialize};

use super::apply::{Counts, let_in};
use super::steps::{Batch, Direction, enqueue};
use super::waiting::{ListRefusal, waiting};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::organisation::cohort_for;
use crate::{Db, Error, Failure, Lock, audit};

/// What became of a list that was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confirmed {
    /// It is in.
    Done(Counts),
    /// It is long: a job lets it in, step by step.
    Running,
}

/// Lets a list in as its page showed it: a short one at once, all its good rows or nothing; a long one step by step.
///
/// # Errors
/// [`ListRefusal`]; not found when it is not theirs.
pub async fn confirm(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
    row_version: i64,
) -> Result<Confirmed, Failure<ListRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(confirmed) = earlier_answer(&mut conn, &command).await? {
                return Ok(confirmed);
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let found = waiting(&mut conn, cohort, import, row_version).await?;
            execute!(
                &mut conn,
                "update import set state = $1, reached = 0, row_version = row_version + 1 where id = $2",
                ImportState::Running.code(),
                import
            )?;
            let entry = audit::Entry {
                fields: &["name", "phone", "business", "regency", "nib"],
                ..audit::Entry::new(&command, "import.confirm", "import", import.0)
            };
            audit::record(&mut conn, entry).await?;
            let batch = Batch {
                cohort,
                import,
                by: actor.person,
                now: command.now,
            };
            let confirmed = if found.row_count <= STEP_ROWS {
                Confirmed::Done(Box::pin(let_in(&mut conn, &batch)).await?.0)
            } else {
                enqueue(&mut conn, &batch, Direction::In).await?;
                Confirmed::Running
            };
            keep_answer(&mut conn, &command, "import.confirm", confirmed)
                .await
                .map_err(|error: Error| Failure::Store(error))
        })
    })
    .await
}

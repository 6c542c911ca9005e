use std::collections::BTreeMap;

use domain::access::Actor;
use domain::cohorts::import::{ImportState, Outcome};
use domain::ids::{CohortId, ImportId};
use serde::{Deserialize, Serialize};

use super::judge::judge;
use super::page::{cells_of, import_row, places_taken};
use super::person::Work;
use super::stage::keep_judgement;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::organisation::cohort_for;
use crate::{Db, Error, Failure, Lock, audit};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// New people.
    pub created: i64,
    /// Known people who joined.
    pub joined: i64,
    /// People of the cohort who were changed.
    pub changed: i64,
    /// Rows left as they are.
    pub skipped: i64,
    /// Rows left out for their problems.
    pub refused: i64,
}

impl Counts {
    fn count(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Create => &mut self.created,
            Outcome::Join => &mut self.joined,
            Outcome::Change => &mut self.changed,
            Outcome::Skip => &mut self.skipped,
            Outcome::Refuse => &mut self.refused,
        } += 1;
    }

    const fn done(self) -> i64 {
        self.created + self.joined + self.changed
    }
}

/// Why an import is not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmRefusal {
    /// Applied or taken back already.
    NotWaiting,
}

/// Applies a list: every good row, or nothing. The rows are judged again, since people may have come meanwhile.
///
/// # Errors
/// [`ConfirmRefusal`]; not found when it is not theirs.
pub async fn confirm(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
) -> Result<Counts, Failure<ConfirmRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(counts) = earlier_answer(&mut conn, &command).await? {
                return Ok(counts);
            }
            let place = cohort_for(&mut conn, &actor, cohort).await?;
            let found = import_row(&mut conn, cohort, import).await?;
            if found.state != ImportState::DryRun {
                return Err(Failure::Refused(ConfirmRefusal::NotWaiting));
            }
            let rows = cells_of(&mut conn, import).await?;
            let mut judged = judge(&mut conn, cohort, &found.options, &rows).await?;
            let mut work = Work {
                actor: &actor,
                cohort,
                import,
                category: found.options.category,
                now: command.now,
                places_left: place.capacity - places_taken(&mut conn, cohort).await?,
                by_nib: BTreeMap::new(),
            };
            let mut counts = Counts::default();
            for row in &mut judged {
                let is_applied = match (row.outcome, &row.participant, &row.known) {
                    (Outcome::Create | Outcome::Join, Some(participant), known) => {
                        Box::pin(work.enter(&mut conn, participant, known.as_ref())).await?;
                        true
                    }
                    (Outcome::Change, Some(participant), Some(known)) => {
                        Box::pin(work.change(&mut conn, participant, known)).await?
                    }
                    _ => true,
                };
                if !is_applied {
                    row.outcome = Outcome::Skip;
                }
                counts.count(row.outcome);
                keep_judgement(&mut conn, import, row).await?;
            }
            execute!(
                &mut conn,
                "update import set state = $1, done_count = $2, finished_at = $3, row_version = row_version + 1
                 where id = $4",
                ImportState::Done.code(),
                counts.done(),
                command.now,
                import
            )?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "import.confirm",
                object: "import",
                object_id: import.0,
                fields: &["name", "phone", "business", "regency", "nib"],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "import.confirm", counts)
                .await
                .map_err(|error: Error| Failure::Store(error))
        })
    })
    .await
}

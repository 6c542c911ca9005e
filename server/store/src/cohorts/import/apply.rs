use std::collections::BTreeMap;

use domain::cohorts::import::{ImportState, Outcome, STEP_ROWS};
use domain::ids::BusinessId;
use serde::{Deserialize, Serialize};

use super::judge::judge;
use super::person::Work;
use super::stage::keep_judgement;
use super::steps::{Batch, Step};
use super::stored::{import_row, places_taken};
use crate::conn::{execute, rows, value};
use crate::{Conn, Error};

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

/// Lets in the next rows of a list. They are judged again, since people may have come meanwhile; what was wrong with a row
/// by itself is wrong still.
pub(super) async fn let_in(conn: &mut Conn<'_>, batch: &Batch) -> Result<(Counts, Step), Error> {
    let import = batch.import;
    let found = import_row(conn, batch.cohort, import).await?;
    let mut next = rows!(
        &mut *conn,
        (i64, String, Option<String>),
        "select line, cells, outcome from import_row where import_id = $1 and line > $2 order by line limit $3",
        import,
        found.reached,
        STEP_ROWS + 1
    )?;
    let step = if i64::try_from(next.len()).unwrap_or(i64::MAX) > STEP_ROWS {
        next.pop();
        Step::More
    } else {
        Step::Last
    };
    let reached = next.last().map_or(found.reached, |(line, ..)| *line);
    let mut counts = Counts::default();
    let mut good = Vec::new();
    for (line, cells, outcome) in next {
        if outcome.as_deref() == Some(Outcome::Refuse.code()) {
            counts.count(Outcome::Refuse);
        } else {
            good.push((line, serde_json::from_str(&cells)?));
        }
    }
    let mut work = Work {
        by: batch.by,
        cohort: batch.cohort,
        import,
        category: found.options.category,
        now: batch.now,
        places_left: capacity(conn, batch).await? - places_taken(conn, batch.cohort).await?,
        by_nib: by_nib(conn, batch).await?,
    };
    for row in &mut judge(conn, batch.cohort, &found.options, &good).await? {
        let is_applied = match (row.outcome, &row.participant, &row.known) {
            (Outcome::Create | Outcome::Join, Some(participant), known) => {
                Box::pin(work.enter(conn, participant, known.as_ref())).await?;
                true
            }
            (Outcome::Change, Some(participant), Some(known)) => {
                Box::pin(work.change(conn, participant, known)).await?
            }
            _ => true,
        };
        if !is_applied {
            row.outcome = Outcome::Skip;
        }
        counts.count(row.outcome);
        keep_judgement(conn, import, row).await?;
    }
    let (state, finished_at) = match step {
        Step::More => (ImportState::Running, None),
        Step::Last => (ImportState::Done, Some(batch.now)),
    };
    execute!(
        conn,
        "update import set state = $1, reached = $2, done_count = done_count + $3, finished_at = $4,
                row_version = row_version + 1 where id = $5",
        state.code(),
        reached,
        counts.done(),
        finished_at,
        import
    )?;
    Ok((counts, step))
}

async fn capacity(conn: &mut Conn<'_>, batch: &Batch) -> Result<i64, Error> {
    value!(
        conn,
        i64,
        "select capacity from cohort where id = $1",
        batch.cohort
    )
}

/// The businesses that earlier steps of this list made, by NIB: one firm may send several people.
async fn by_nib(conn: &mut Conn<'_>, batch: &Batch) -> Result<BTreeMap<String, BusinessId>, Error> {
    let made = rows!(
        conn,
        (String, BusinessId),
        "select b.nib, b.id from import_change c join business b on b.id = c.row_id
         where c.import_id = $1 and c.table_name = 'business' and c.old_values is null and b.nib is not null",
        batch.import
    )?;
    Ok(made.into_iter().collect())
}

use domain::cohorts::import::{ImportState, Outcome, STEP_ROWS};
use serde::{Deserialize, Serialize};

use super::judge::judge;
use super::person::{Firms, Work};
use super::stage::keep_judgement;
use super::steps::{Batch, Step};
use super::stored::import_row;
use crate::cohorts::places::places_taken;
use crate::conn::{execute, rows, value};
use crate::{Conn, Error};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// New people.
    pub created: i64,
    /// Known people who joined.
    pub joined: i64,
    /// People of the cohort who take part again, or wait for a place to do so.
    #[serde(default)]
    pub returned: i64,
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
            Outcome::Return => &mut self.returned,
            Outcome::Change => &mut self.changed,
            Outcome::Skip => &mut self.skipped,
            Outcome::Refuse => &mut self.refused,
        } += 1;
    }

    const fn done(self) -> i64 {
        self.created + self.joined + self.returned + self.changed
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
        firms: Firms::made_by(conn, batch.import).await?,
    };
    for row in &mut judge(conn, batch.cohort, &found.options, &good).await? {
        let is_applied = match (row.outcome, &row.participant, &row.known) {
            (Outcome::Create | Outcome::Join, Some(participant), known) => {
                Box::pin(work.enter(conn, participant, known.as_ref())).await?;
                true
            }
            (Outcome::Return | Outcome::Change, Some(participant), Some(known)) => {
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

use std::sync::Arc;

use domain::access::Actor;
use domain::cohorts::import::{ImportState, Mapping};
use domain::ids::{CohortId, ImportId};
use domain::markets::Category;
use serde::{Deserialize, Serialize};

use super::judge::{Judged, judge};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, value};
use crate::organisation::cohort_for;
use crate::{Conn, Db, Error, Lock, audit};

/// How a list is to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// Which column is which.
    pub columns: Mapping,
    /// The heads of the list; a number where it has none.
    pub heads: Vec<String>,
    /// What kind its products are: a list seldom says it.
    pub category: Category,
}

/// A list that came in.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// The file's name, or empty for pasted rows.
    pub source_name: String,
    /// How to read it.
    pub options: Options,
    /// Its rows with their line numbers, without the head.
    pub rows: Vec<(i64, Vec<String>)>,
}

/// Keeps a list and judges it. Nothing is applied.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn stage(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    new: &NewImport,
) -> Result<ImportId, Error> {
    // Judged before anything is written: that reads much, and nobody has to wait for it.
    let judged = {
        let mut reader = db.reader().await?;
        let mut conn = reader.conn();
        cohort_for(&mut conn, actor, cohort).await?;
        Arc::new(judge(&mut conn, cohort, &new.options, &new.rows).await?)
    };
    let new = Arc::new(new.clone());
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        let (new, judged) = (Arc::clone(&new), Arc::clone(&judged));
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let id = value!(
                &mut conn,
                ImportId,
                "insert into import (cohort_id, state, source_name, mapping, row_count, done_count, made_by, made_at)
                 values ($1, $2, $3, $4, $5, 0, $6, $7) returning id",
                cohort,
                ImportState::DryRun.code(),
                &new.source_name,
                serde_json::to_string(&new.options)?,
                i64::try_from(new.rows.len()).unwrap_or(i64::MAX),
                actor.person,
                command.now
            )?;
            for ((line, cells), judged) in new.rows.iter().zip(judged.iter()) {
                execute!(
                    &mut conn,
                    "insert into import_row (import_id, line, cells, problem, outcome) values ($1, $2, $3, $4, $5)",
                    id,
                    *line,
                    serde_json::to_string(cells)?,
                    problem(judged)?,
                    judged.outcome.code()
                )?;
            }
            let entry = audit::Entry::new(&command, "import.stage", "import", id.0);
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "import.stage", id).await
        })
    })
    .await
}

/// Keeps what is to become, or became, of a row.
pub(super) async fn keep_judgement(
    conn: &mut Conn<'_>,
    import: ImportId,
    judged: &Judged,
) -> Result<(), Error> {
    execute!(
        conn,
        "update import_row set problem = $1, outcome = $2 where import_id = $3 and line = $4",
        problem(judged)?,
        judged.outcome.code(),
        import,
        judged.line
    )
    .map(|_| ())
}

fn problem(judged: &Judged) -> Result<Option<String>, Error> {
    if judged.problems.is_empty() {
        Ok(None)
    } else {
        Ok(Some(serde_json::to_string(&judged.problems)?))
    }
}

use domain::access::Actor;
use domain::ids::{CohortId, ImportId};
use domain::time::Timestamp;

use super::resume::{has_stopped, open_jobs};
use crate::conn::rows;
use crate::organisation::{Cohort, cohort_for};
use crate::{Db, Error};

/// An import in the list of a cohort's imports.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ImportSummary {
    /// Id.
    pub id: ImportId,
    /// Where it stands.
    pub state: String,
    /// The file's name; empty for pasted rows.
    pub source_name: String,
    /// Its rows.
    pub row_count: i64,
    /// Rows that were applied.
    pub done_count: i64,
    /// Who brought it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// Whether it stopped in the middle and goes no further by itself.
    #[sqlx(skip)]
    pub has_stopped: bool,
}

/// The imports of a cohort, newest first.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn imports(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(Cohort, Vec<ImportSummary>), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let mut imports = rows!(
        &mut conn,
        ImportSummary,
        "select i.id, i.state, i.source_name, i.row_count, i.done_count, p.name as made_by, i.made_at
         from import i join person p on p.id = i.made_by
         where i.cohort_id = $1 order by i.id desc limit 50",
        cohort
    )?;
    let jobs = open_jobs(&mut conn).await?;
    for import in &mut imports {
        import.has_stopped = import
            .state
            .parse()
            .is_ok_and(|state| has_stopped(state, &jobs, import.id, now));
    }
    Ok((found, imports))
}

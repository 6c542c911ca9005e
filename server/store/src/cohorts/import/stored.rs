use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId};
use domain::time::Timestamp;

use super::Options;
use crate::conn::{row, rows};
use crate::{Conn, Error};

/// The import's own row, read.
pub(super) struct Found {
    pub(super) state: ImportState,
    pub(super) source_name: String,
    pub(super) options: Options,
    pub(super) row_count: i64,
    pub(super) reached: i64,
    pub(super) made_at: Timestamp,
    pub(super) finished_at: Option<Timestamp>,
    pub(super) undone_at: Option<Timestamp>,
    pub(super) forgotten_at: Option<Timestamp>,
    pub(super) row_version: i64,
}

#[derive(sqlx::FromRow)]
struct Stored {
    state: String,
    source_name: String,
    mapping: String,
    row_count: i64,
    reached: i64,
    made_at: Timestamp,
    finished_at: Option<Timestamp>,
    undone_at: Option<Timestamp>,
    forgotten_at: Option<Timestamp>,
    row_version: i64,
}

pub(super) async fn import_row(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    import: ImportId,
) -> Result<Found, Error> {
    let stored = row!(
        conn,
        Stored,
        "select state, source_name, mapping, row_count, reached, made_at, finished_at, undone_at, forgotten_at, row_version
         from import where id = $1 and cohort_id = $2",
        import,
        cohort
    )?
    .ok_or(Error::NotFound)?;
    Ok(Found {
        state: stored.state.parse().map_err(|_| Error::NotFound)?,
        source_name: stored.source_name,
        options: serde_json::from_str(&stored.mapping)?,
        row_count: stored.row_count,
        reached: stored.reached,
        made_at: stored.made_at,
        finished_at: stored.finished_at,
        undone_at: stored.undone_at,
        forgotten_at: stored.forgotten_at,
        row_version: stored.row_version,
    })
}

pub(super) async fn cells_of(
    conn: &mut Conn<'_>,
    import: ImportId,
) -> Result<Vec<(i64, Vec<String>)>, Error> {
    rows!(
        conn,
        (i64, String),
        "select line, cells from import_row where import_id = $1 order by line",
        import
    )?
    .into_iter()
    .map(|(line, cells)| Ok((line, serde_json::from_str(&cells)?)))
    .collect()
}

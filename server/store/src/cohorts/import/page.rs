use domain::access::Actor;
use domain::cohorts::import::{ImportState, Outcome, RowProblem};
use domain::ids::{CohortId, ImportId};
use domain::time::Timestamp;

use super::Options;
use crate::conn::{row, rows, value};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error};

/// An import as its page shows it.
#[derive(Clone, Debug)]
pub struct Import {
    /// Id.
    pub id: ImportId,
    /// Where it stands.
    pub state: ImportState,
    /// The file's name; empty for pasted rows.
    pub source_name: String,
    /// How it is read.
    pub options: Options,
    /// When it came in.
    pub made_at: Timestamp,
    /// When it was applied.
    pub finished_at: Option<Timestamp>,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
    /// Its cohort.
    pub cohort: Cohort,
    /// Places that are taken in the cohort.
    pub taken: i64,
    /// Its rows.
    pub rows: Vec<ImportRow>,
    /// Those who stayed when it was taken back, since they had begun already.
    pub stayed: Vec<String>,
}

/// A row of an import.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its line in the list.
    pub line: i64,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is to become of it.
    pub outcome: Outcome,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
}

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
}

/// The imports of a cohort, newest first.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn imports(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
) -> Result<(Cohort, Vec<ImportSummary>), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let imports = rows!(
        &mut conn,
        ImportSummary,
        "select i.id, i.state, i.source_name, i.row_count, i.done_count, p.name as made_by, i.made_at
         from import i join person p on p.id = i.made_by
         where i.cohort_id = $1 order by i.id desc limit 50",
        cohort
    )?;
    Ok((found, imports))
}

/// An import with its rows.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn import_page(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    import: ImportId,
) -> Result<Import, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let cohort_row = cohort_for(&mut conn, actor, cohort).await?;
    let found = import_row(&mut conn, cohort, import).await?;
    let rows = rows!(
        &mut conn,
        (i64, String, Option<String>, Option<String>),
        "select line, cells, problem, outcome from import_row where import_id = $1 order by line",
        import
    )?;
    let rows = rows
        .into_iter()
        .map(|(line, cells, problem, outcome)| {
            Ok(ImportRow {
                line,
                cells: serde_json::from_str(&cells)?,
                outcome: outcome
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(Outcome::Refuse),
                problems: match problem {
                    Some(problem) => serde_json::from_str(&problem)?,
                    None => Vec::new(),
                },
            })
        })
        .collect::<Result<_, Error>>()?;
    let stayed = rows!(
        &mut conn,
        (String,),
        "select p.name from import_change c
         join import i on i.id = c.import_id
         join enrollment e on e.id = c.row_id
         join person p on p.id = e.person_id
         where c.import_id = $1 and c.table_name = 'enrollment' and c.old_values is null and c.undone_at is null
           and i.undone_at is not null
         order by p.name",
        import
    )?;
    Ok(Import {
        id: import,
        state: found.state,
        source_name: found.source_name,
        options: found.options,
        made_at: found.made_at,
        finished_at: found.finished_at,
        undone_at: found.undone_at,
        taken: places_taken(&mut conn, cohort).await?,
        cohort: cohort_row,
        rows,
        stayed: stayed.into_iter().map(|(name,)| name).collect(),
    })
}

/// The import's own row, read.
pub(super) struct Found {
    pub(super) state: ImportState,
    pub(super) source_name: String,
    pub(super) options: Options,
    pub(super) made_at: Timestamp,
    pub(super) finished_at: Option<Timestamp>,
    pub(super) undone_at: Option<Timestamp>,
}

pub(super) async fn import_row(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    import: ImportId,
) -> Result<Found, Error> {
    let (state, source_name, mapping, made_at, finished_at, undone_at) = row!(
        conn,
        (
            String,
            String,
            String,
            Timestamp,
            Option<Timestamp>,
            Option<Timestamp>
        ),
        "select state, source_name, mapping, made_at, finished_at, undone_at from import
         where id = $1 and cohort_id = $2",
        import,
        cohort
    )?
    .ok_or(Error::NotFound)?;
    Ok(Found {
        state: state.parse().map_err(|_| Error::NotFound)?,
        source_name,
        options: serde_json::from_str(&mapping)?,
        made_at,
        finished_at,
        undone_at,
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

pub(super) async fn places_taken(conn: &mut Conn<'_>, cohort: CohortId) -> Result<i64, Error> {
    value!(
        conn,
        i64,
        "select count(*) from enrollment where cohort_id = $1 and state in ('active', 'finished', 'offered')",
        cohort
    )
}

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::cohorts::import::{ImportState, Outcome, RowProblem};
use domain::ids::{CohortId, ImportId};
use domain::time::Timestamp;

use super::Options;
use super::forget::KEPT_FOR;
use super::names::{Names, Told};
use super::resume::{has_stopped, open_jobs};
use super::stored::{Found, import_row};
use crate::cohorts::places::places_taken;
use crate::conn::{row, rows, value};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error};

/// Rows of each kind that a first look shows.
const GLANCE: i64 = 50;
/// Rows of one kind on a page.
const PAGE: i64 = 100;
/// What needs mending comes first.
const OUTCOMES: [Outcome; 6] = [
    Outcome::Refuse,
    Outcome::Create,
    Outcome::Join,
    Outcome::Return,
    Outcome::Change,
    Outcome::Skip,
];

/// Which rows of a list are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only those of one kind.
    pub only: Option<Outcome>,
    /// Only those after this line.
    pub after: i64,
}

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
    /// When its rows were emptied.
    pub forgotten_at: Option<Timestamp>,
    /// For stale writes.
    pub row_version: i64,
    /// Its cohort.
    pub cohort: Cohort,
    /// Places that are taken in the cohort.
    pub taken: i64,
    /// How many rows of each kind it has.
    pub counts: BTreeMap<Outcome, i64>,
    /// The rows that were asked for, by kind.
    pub groups: Vec<Group>,
    /// How far it is, of how much.
    pub steps: (i64, i64),
    /// Whether it stopped in the middle and goes no further by itself.
    pub has_stopped: bool,
    /// Those who stayed when it was taken back, since they had begun already.
    pub stayed: Vec<String>,
    /// Those whose older values did not come back, since somebody changed them meanwhile.
    pub kept: Vec<String>,
}

impl Import {
    /// How many rows of a kind it has.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> i64 {
        self.counts.get(&outcome).copied().unwrap_or(0)
    }

    /// When its rows will be emptied, as things stand; none while it moves, or when they are.
    #[must_use]
    pub fn kept_until(&self) -> Option<Timestamp> {
        let since = match self.state {
            ImportState::DryRun => Some(self.made_at),
            ImportState::Done => self.finished_at,
            ImportState::Undone => self.undone_at,
            ImportState::Running | ImportState::Undoing | ImportState::Lapsed => None,
        };
        since
            .filter(|_| self.forgotten_at.is_none())
            .map(|at| at.plus(KEPT_FOR))
    }
}

/// Rows of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// What is to become, or became, of them.
    pub outcome: Outcome,
    /// Some of them.
    pub rows: Vec<ImportRow>,
    /// Whether there are more after these.
    pub has_more: bool,
}

/// A row of an import.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its line in the list.
    pub line: i64,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with it; what is to be known of it, where it is not refused.
    pub problems: Vec<Told>,
}

/// An import, with the rows that are asked for.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn import_page(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    import: ImportId,
    asked: Asked,
    now: Timestamp,
) -> Result<Import, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let cohort_row = cohort_for(&mut conn, actor, cohort).await?;
    let found = import_row(&mut conn, cohort, import).await?;
    let counts = counts(&mut conn, import).await?;
    let is_moving = matches!(found.state, ImportState::Running | ImportState::Undoing);
    let mut groups = Vec::new();
    for outcome in OUTCOMES {
        let is_shown = asked.only.is_none_or(|only| only == outcome);
        if is_shown && !is_moving && found.forgotten_at.is_none() && counts.contains_key(&outcome) {
            groups.push(group(&mut conn, import, outcome, asked).await?);
        }
    }
    let has_stopped =
        is_moving && has_stopped(found.state, &open_jobs(&mut conn).await?, import, now);
    Ok(Import {
        id: import,
        has_stopped,
        steps: steps(&mut conn, import, &found).await?,
        stayed: stayed(&mut conn, import).await?,
        kept: kept(&mut conn, import).await?,
        state: found.state,
        source_name: found.source_name,
        options: found.options,
        made_at: found.made_at,
        finished_at: found.finished_at,
        undone_at: found.undone_at,
        forgotten_at: found.forgotten_at,
        row_version: found.row_version,
        taken: places_taken(&mut conn, cohort).await?,
        cohort: cohort_row,
        counts,
        groups,
    })
}

async fn counts(conn: &mut Conn<'_>, import: ImportId) -> Result<BTreeMap<Outcome, i64>, Error> {
    let counted = rows!(
        conn,
        (String, i64),
        "select outcome, count(*) from import_row where import_id = $1 and outcome is not null group by outcome",
        import
    )?;
    Ok(counted
        .into_iter()
        .filter_map(|(code, count)| Some((code.parse().ok()?, count)))
        .collect())
}

async fn group(
    conn: &mut Conn<'_>,
    import: ImportId,
    outcome: Outcome,
    asked: Asked,
) -> Result<Group, Error> {
    let limit = if asked.only.is_some() { PAGE } else { GLANCE };
    let mut found = rows!(
        conn,
        (i64, String, Option<String>),
        "select line, cells, problem from import_row
         where import_id = $1 and outcome = $2 and line > $3 order by line limit $4",
        import,
        outcome.code(),
        asked.after,
        limit + 1
    )?;
    let has_more = i64::try_from(found.len()).unwrap_or(i64::MAX) > limit;
    if has_more {
        found.pop();
    }
    let read = found
        .into_iter()
        .map(|(line, cells, problem)| {
            let problems = match problem {
                Some(problem) => serde_json::from_str(&problem)?,
                None => Vec::new(),
            };
            Ok((line, serde_json::from_str(&cells)?, problems))
        })
        .collect::<Result<Vec<(i64, Vec<String>, Vec<RowProblem>)>, Error>>()?;
    let told: Vec<_> = read
        .iter()
        .flat_map(|(.., problems)| problems.iter().cloned())
        .collect();
    let names = Names::of(conn, &told).await?;
    let rows = read
        .into_iter()
        .map(|(line, cells, problems)| ImportRow {
            line,
            cells,
            problems: problems
                .into_iter()
                .map(|found| names.tell(found))
                .collect(),
        })
        .collect();
    Ok(Group {
        outcome,
        rows,
        has_more,
    })
}

/// How far it is, of how much: rows that were let in, or changes that were taken back.
async fn steps(conn: &mut Conn<'_>, import: ImportId, found: &Found) -> Result<(i64, i64), Error> {
    let passed = match found.state {
        ImportState::Running => value!(
            conn,
            i64,
            "select count(*) from import_row where import_id = $1 and line <= $2",
            import,
            found.reached
        )?,
        ImportState::Undoing => {
            let (all, left) = row!(
                conn,
                (i64, i64),
                "select count(*), count(case when id < $2 then 1 end) from import_change where import_id = $1",
                import,
                found.reached
            )?
            .ok_or(Error::NotFound)?;
            return Ok((all - left, all));
        }
        _ => found.row_count,
    };
    Ok((passed, found.row_count))
}

async fn stayed(conn: &mut Conn<'_>, import: ImportId) -> Result<Vec<String>, Error> {
    let names = rows!(
        conn,
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
    Ok(names.into_iter().map(|(name,)| name).collect())
}

async fn kept(conn: &mut Conn<'_>, import: ImportId) -> Result<Vec<String>, Error> {
    let names = rows!(
        conn,
        (String,),
        "select coalesce(b.name, p.name) as name from import_change c
         join import i on i.id = c.import_id
         left join business b on c.table_name = 'business' and b.id = c.row_id
         left join enrollment e on c.table_name = 'enrollment' and e.id = c.row_id
         left join person p on p.id = e.person_id
         where c.import_id = $1 and c.old_values is not null and c.undone_at is null and i.undone_at is not null
           and (b.id is not null or p.id is not null)
         order by name",
        import
    )?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}

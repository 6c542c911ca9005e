use domain::access::Actor;
use domain::cohorts::AssignmentDates;
use domain::ids::{CohortId, PauseId};
use domain::language::Words;
use domain::submissions::{Judge, SAMPLE_OF};
use domain::time::{Date, Timestamp, Zone};

use crate::conn::rows;
use crate::holidays::missing_years;
use crate::organisation::{Cohort, cohort_for};
use crate::{Db, Error};

/// Everything that can be set of a cohort.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The cohort.
    pub cohort: Cohort,
    /// Its pauses, in order.
    pub pauses: Vec<Pause>,
    /// Its assignments, in order.
    pub assignments: Vec<CohortAssignment>,
    /// Years of it for which no holidays are entered.
    pub missing_years: Vec<i64>,
}

/// Days on which the whole cohort rests.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Pause {
    /// Id.
    pub id: PauseId,
    /// Name: "Lebaran".
    pub name: String,
    /// First day.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
}

/// An assignment of a cohort.
#[derive(Clone, Debug)]
pub struct CohortAssignment {
    /// Its key.
    pub key: String,
    /// Title.
    pub title: Words,
    /// When it is open, and who answers by when.
    pub dates: AssignmentDates,
    /// How many got more time.
    pub extended: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    key: String,
    title_id: String,
    title_en: String,
    opens_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    reply_days: i64,
    judged_by: Judge,
    sample_of: Option<i64>,
    extended: i64,
}

/// What is set of a cohort.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn settings(db: &Db, actor: &Actor, cohort: CohortId) -> Result<Settings, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let pauses = rows!(
        &mut conn,
        Pause,
        "select id, name, first_day, last_day from cohort_pause where cohort_id = $1 order by first_day, id",
        cohort
    )?;
    let assignments = rows!(
        &mut conn,
        Row,
        "select ca.assignment_key as key, t.title_id, t.title_en, ca.opens_at, ca.due_at, ca.closes_at, ca.reply_days,
                ca.judged_by, ca.sample_of,
                (select count(*) from assignment_override o join enrollment e on e.id = o.enrollment_id
                 where e.cohort_id = ca.cohort_id and o.assignment_key = ca.assignment_key) as extended
         from cohort_assignment ca
         join assignment t on t.revision_id = $2 and t.key = ca.assignment_key
         join module m on m.revision_id = t.revision_id and m.key = t.module_key
         where ca.cohort_id = $1 order by m.position, ca.assignment_key",
        cohort,
        found.revision_id
    )?;
    Ok(Settings {
        missing_years: missing_years(&mut conn, found.starts_on, found.ends_on).await?,
        cohort: found,
        pauses,
        assignments: assignments.into_iter().map(read).collect(),
    })
}

fn read(row: Row) -> CohortAssignment {
    let day = |at: Option<Timestamp>| at.map(|at| at.date(Zone::Wib));
    CohortAssignment {
        key: row.key,
        title: Words {
            id: row.title_id,
            en: row.title_en,
        },
        dates: AssignmentDates {
            opens: day(row.opens_at),
            due: day(row.due_at),
            closes: day(row.closes_at),
            reply_days: row.reply_days,
            judged_by: row.judged_by,
            sample_of: row
                .sample_of
                .or((row.judged_by == Judge::Sample).then_some(SAMPLE_OF)),
        },
        extended: row.extended,
    }
}

use domain::access::{self, Actor, CohortPlace, Watched};
use domain::ids::{CohortId, ProgramId, RevisionId};
use domain::time::{Date, Timestamp, Zone};

use crate::conn::{execute, row, value};
use crate::content::assignments;
use crate::{Conn, Error};

/// A cohort to be opened.
#[derive(Clone, Debug)]
pub struct NewCohort {
    /// The programme it belongs to.
    pub program: ProgramId,
    /// The edition it is pinned to.
    pub revision: RevisionId,
    /// Its name: "Angkatan 1 – 2026".
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
}

/// A cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Cohort {
    /// Id.
    pub id: CohortId,
    /// Its programme.
    pub program_id: ProgramId,
    /// The edition it is pinned to.
    pub revision_id: RevisionId,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
    /// For stale writes.
    pub row_version: i64,
}

/// Opens a cohort; each assignment of its edition gets its own row of dates, spread evenly over the cohort.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn create_cohort(
    conn: &mut Conn<'_>,
    new: &NewCohort,
    now: Timestamp,
) -> Result<CohortId, Error> {
    let id = value!(
        &mut *conn,
        CohortId,
        "insert into cohort (program_id, revision_id, name, starts_on, ends_on, capacity, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning id",
        new.program,
        new.revision,
        &new.name,
        new.starts_on,
        new.ends_on,
        new.capacity,
        now
    )?;
    let assignments = assignments(conn, new.revision).await?;
    let days = (new.ends_on.days() - new.starts_on.days()).max(1);
    let count = i64::try_from(assignments.len()).unwrap_or(1).max(1);
    for (nth, (key, _, judge, reply_days)) in (1_i64..).zip(assignments) {
        let due = new
            .starts_on
            .plus_days(days * nth / (count + 1))
            .end(Zone::Wib);
        execute!(
            &mut *conn,
            "insert into cohort_assignment (cohort_id, assignment_key, opens_at, due_at, closes_at, reply_days, judged_by)
             values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            key,
            new.starts_on.start(Zone::Wib),
            due,
            new.ends_on.end(Zone::Wib),
            reply_days,
            judge
        )?;
    }
    Ok(id)
}

/// Where a cohort stands.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn cohort_place(conn: &mut Conn<'_>, cohort: CohortId) -> Result<CohortPlace, Error> {
    let (program,) = row!(
        conn,
        (ProgramId,),
        "select program_id from cohort where id = $1",
        cohort
    )?
    .ok_or(Error::NotFound)?;
    Ok(CohortPlace { program, cohort })
}

/// A cohort, for those who administer it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn cohort_for(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
) -> Result<Cohort, Error> {
    let found = find(conn, cohort).await?;
    access::administer(actor, &found.place())?;
    Ok(found)
}

/// A cohort, for those who administer it or are a mentor in it, with whom of it they watch over.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn watched_cohort(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
) -> Result<(Cohort, Watched), Error> {
    let found = find(conn, cohort).await?;
    let watched = access::watch(actor, &found.place())?;
    Ok((found, watched))
}

async fn find(conn: &mut Conn<'_>, cohort: CohortId) -> Result<Cohort, Error> {
    row!(
        conn,
        Cohort,
        "select id, program_id, revision_id, name, starts_on, ends_on, capacity, row_version from cohort where id = $1",
        cohort
    )?
    .ok_or(Error::NotFound)
}

impl Cohort {
    const fn place(&self) -> CohortPlace {
        CohortPlace {
            program: self.program_id,
            cohort: self.id,
        }
    }
}

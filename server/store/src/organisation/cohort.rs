use domain::access::{self, Actor, CohortPlace};
use domain::ids::{CohortId, ProgramId, RevisionId};
use domain::time::{Date, Timestamp, Zone};

use crate::conn::{execute, row, rows, value};
use crate::content::assignments;
use crate::{Conn, Db, Error};

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
    let found = row!(
        conn,
        Cohort,
        "select id, program_id, revision_id, name, starts_on, ends_on, capacity, row_version from cohort where id = $1",
        cohort
    )?
    .ok_or(Error::NotFound)?;
    access::administer(
        actor,
        &CohortPlace {
            program: found.program_id,
            cohort,
        },
    )?;
    Ok(found)
}

/// A cohort with its numbers, as a list shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CohortCount {
    /// Id.
    pub id: CohortId,
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
    /// Who takes part now.
    pub active: i64,
}

/// The cohorts somebody administers, newest first.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn administered_cohorts(db: &Db, actor: &Actor) -> Result<Vec<CohortCount>, Error> {
    counted(db, actor, "admin").await
}

/// The cohorts that an officer or sponsor sees as name and count: those of their programme, cohort or the platform.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn visible_counts(
    db: &Db,
    actor: &Actor,
    role: domain::access::Role,
) -> Result<Vec<CohortCount>, Error> {
    counted(db, actor, role.code()).await
}

async fn counted(db: &Db, actor: &Actor, role: &str) -> Result<Vec<CohortCount>, Error> {
    rows!(
        db.reader().await?.conn(),
        CohortCount,
        "select c.id, c.name, c.starts_on, c.ends_on, c.capacity,
                (select count(*) from enrollment e where e.cohort_id = c.id and e.state = 'active') as active
         from cohort c
         where c.id in (
               select o.id from role_grant g
               join cohort o on o.program_id = case when g.scope_kind = 'program' then cast(g.scope_id as bigint) end
               where g.person_id = $1 and g.role = $2 and g.valid_until is null
               union
               select cast(g.scope_id as bigint) from role_grant g
               where g.person_id = $1 and g.role = $2 and g.valid_until is null and g.scope_kind = 'cohort'
               union
               select o.id from role_grant g cross join cohort o
               where g.person_id = $1 and g.role = $2 and g.valid_until is null
                 and g.scope_kind in ('platform', 'regency', 'desk'))
         order by c.starts_on desc, c.id desc limit 200",
        actor.person,
        role
    )
}

use domain::access::{Actor, CohortPlace, Role, Scope};
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::{BusinessId, CohortId, EnrollmentId, PersonId, ProgramId, RevisionId};
use domain::time::{Timestamp, Zone};

use crate::conn::{execute, row, value};
use crate::identity::grant;
use crate::{Conn, Error};

/// A person with a business, about to join a cohort.
#[derive(Clone, Copy, Debug)]
pub struct NewEnrollment {
    /// The cohort.
    pub cohort: CohortId,
    /// The person.
    pub person: PersonId,
    /// Their business.
    pub business: BusinessId,
    /// Who looks after them, when that is known.
    pub mentor: Option<PersonId>,
    /// Where they start.
    pub state: EnrollmentState,
    /// Why.
    pub reason: EnrollmentReason,
}

/// A person's place in a cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Enrollment {
    /// Id.
    pub id: EnrollmentId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// Its name.
    pub cohort_name: String,
    /// The edition the cohort is pinned to.
    pub revision_id: RevisionId,
    /// The person.
    pub person_id: PersonId,
    /// Their business.
    pub business_id: BusinessId,
    /// The business's name.
    pub business_name: String,
    /// Who looks after them.
    pub mentor_id: Option<PersonId>,
    /// The mentor's name.
    pub mentor_name: Option<String>,
    /// Where it stands.
    pub state: EnrollmentState,
}

/// Enters a business with its first member.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn create_business(
    conn: &mut Conn<'_>,
    owner: PersonId,
    name: &str,
    regency_code: &str,
    now: Timestamp,
) -> Result<BusinessId, Error> {
    let id = value!(
        &mut *conn,
        BusinessId,
        "insert into business (name, regency_code, created_at) values ($1, $2, $3) returning id",
        name,
        regency_code,
        now
    )?;
    execute!(
        conn,
        "insert into business_member (business_id, person_id, valid_from) values ($1, $2, $3)",
        id,
        owner,
        now
    )?;
    Ok(id)
}

/// Enrolls somebody, with the first line of their history and the participant's role in the cohort.
///
/// # Errors
/// [`Error`]; a second enrollment of one person in one cohort violates a unique index.
pub async fn enroll(
    conn: &mut Conn<'_>,
    new: &NewEnrollment,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<EnrollmentId, Error> {
    let id = value!(
        &mut *conn,
        EnrollmentId,
        "insert into enrollment (cohort_id, person_id, business_id, mentor_id, state, created_at)
         values ($1, $2, $3, $4, $5, $6) returning id",
        new.cohort,
        new.person,
        new.business,
        new.mentor,
        new.state,
        now
    )?;
    execute!(
        &mut *conn,
        "insert into enrollment_event (enrollment_id, to_state, reason, actor_id, recorded_at)
         values ($1, $2, $3, $4, $5)",
        id,
        new.state,
        new.reason,
        by,
        now
    )?;
    grant(
        conn,
        new.person,
        Role::Participant,
        &Scope::Cohort(new.cohort),
        by,
        now,
    )
    .await?;
    Ok(id)
}

/// Moves an enrollment to another state, if the programme knows the step, and adds a line to its history.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the step is unknown.
pub async fn change_state(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    to: EnrollmentState,
    reason: EnrollmentReason,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    let (from,) = row!(
        &mut *conn,
        (EnrollmentState,),
        "select state from enrollment where id = $1",
        enrollment
    )?
    .ok_or(Error::NotFound)?;
    if !from.may_become(to) {
        return Err(Error::NotFound);
    }
    execute!(
        &mut *conn,
        "update enrollment set state = $1, row_version = row_version + 1 where id = $2",
        to,
        enrollment
    )?;
    execute!(
        conn,
        "insert into enrollment_event (enrollment_id, from_state, to_state, reason, actor_id, recorded_at)
         values ($1, $2, $3, $4, $5, $6)",
        enrollment,
        from,
        to,
        reason,
        by,
        now
    )
    .map(|_| ())
}

/// The id of the enrollment somebody learns in on a day, as a query: active before finished, a cohort that has begun before
/// one that has not, newest first.
macro_rules! current_enrollment_id {
    ($person:literal, $day:literal) => {
        concat!(
            "(select n.id from enrollment n join cohort o on o.id = n.cohort_id
              where n.person_id = ",
            $person,
            " and n.state in ('active', 'finished')
              order by n.state, case when o.starts_on <= ",
            $day,
            " then 0 else 1 end, o.starts_on desc, n.id desc limit 1)"
        )
    };
}

pub(crate) use current_enrollment_id;

/// The enrollment somebody learns in now: active before finished, a cohort that has begun before one that has not, newest
/// first.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn current_enrollment(
    conn: &mut Conn<'_>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Option<Enrollment>, Error> {
    row!(
        conn,
        Enrollment,
        concat!(
            "select e.id, e.cohort_id, c.name as cohort_name, c.revision_id, e.person_id, e.business_id,
                    b.name as business_name, e.mentor_id, m.name as mentor_name, e.state
             from enrollment e
             join cohort c on c.id = e.cohort_id
             join business b on b.id = e.business_id
             left join person m on m.id = e.mentor_id
             where e.id = ",
            current_enrollment_id!("$1", "$2")
        ),
        actor.person,
        now.date(Zone::Wib).days()
    )
}

/// Whose work it is and who may judge it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such enrollment.
pub async fn enrollment_place(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
) -> Result<(CohortPlace, PersonId, Option<PersonId>), Error> {
    let (program, cohort, person, mentor) = row!(
        conn,
        (ProgramId, CohortId, PersonId, Option<PersonId>),
        "select c.program_id, e.cohort_id, e.person_id, e.mentor_id from enrollment e
         join cohort c on c.id = e.cohort_id where e.id = $1",
        enrollment
    )?
    .ok_or(Error::NotFound)?;
    Ok((CohortPlace { program, cohort }, person, mentor))
}

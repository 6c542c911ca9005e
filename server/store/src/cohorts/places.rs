//! Who waits for a place, who gets one, who leaves.

use domain::access::{Actor, Role, Scope};
use domain::cohorts::{EnrollmentReason, EnrollmentState, PlaceRefusal, may_move};
use domain::ids::{CohortId, EnrollmentId, PersonId};
use domain::time::Timestamp;

use super::participant::Happened;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{row, rows, value};
use crate::identity::grant;
use crate::organisation::{Cohort, change_state, cohort_for};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// The places of a cohort.
#[derive(Clone, Debug)]
pub struct Places {
    /// The cohort.
    pub cohort: Cohort,
    /// Places that are free.
    pub left: i64,
    /// Who waits, in the order in which they came.
    pub waiting: Vec<Waiting>,
    /// Who takes part no longer, or not this time.
    pub gone: Vec<Waiting>,
}

/// Somebody who takes no part now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// Name.
    pub name: String,
    /// Their business.
    pub business: String,
    /// Where it is.
    pub regency_code: String,
    /// Where the enrollment stands.
    pub state: EnrollmentState,
    /// Why it stands there.
    pub reason: EnrollmentReason,
    /// Since when.
    pub since: Timestamp,
}

/// A step as the office decides it.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// Where the enrollment stood when the page was shown.
    pub seen: EnrollmentState,
    /// Where it shall stand.
    pub next: EnrollmentState,
    /// Why.
    pub reason: EnrollmentReason,
}

/// Who waits, and who is gone.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn places(db: &Db, actor: &Actor, cohort: CohortId) -> Result<Places, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let rows = rows!(
        &mut conn,
        Waiting,
        "select e.id as enrollment, p.name, b.name as business, b.regency_code, e.state,
                h.reason, h.recorded_at as since
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         join enrollment_event h on h.id = (select max(l.id) from enrollment_event l where l.enrollment_id = e.id)
         where e.cohort_id = $1 and e.state in ('applied', 'waiting', 'offered', 'left', 'declined')
         order by e.created_at, e.id",
        cohort
    )?;
    let (waiting, gone) = rows.into_iter().partition(|row| row.state.waits());
    Ok(Places {
        left: places_left(&mut conn, &found).await?,
        cohort: found,
        waiting,
        gone,
    })
}

/// Places of a cohort that nobody has or was offered.
pub(super) async fn places_left(conn: &mut Conn<'_>, cohort: &Cohort) -> Result<i64, Error> {
    Ok(cohort.capacity - places_taken(conn, cohort.id).await?)
}

/// Places of a cohort that somebody has or was offered.
pub(super) async fn places_taken(conn: &mut Conn<'_>, cohort: CohortId) -> Result<i64, Error> {
    value!(
        conn,
        i64,
        "select count(*) from enrollment where cohort_id = $1 and state in ('active', 'finished', 'offered')",
        cohort
    )
}

/// How an enrollment came to where it stands, the newest step first.
pub(super) async fn happened(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
) -> Result<Vec<Happened>, Error> {
    rows!(
        conn,
        Happened,
        "select h.from_state, h.to_state, h.reason, p.name as by_name, h.recorded_at
         from enrollment_event h left join person p on p.id = h.actor_id
         where h.enrollment_id = $1 order by h.id desc",
        enrollment
    )
}

/// Moves an enrollment: gives a place, offers one, lets somebody wait, or ends it, with the reason.
///
/// # Errors
/// [`PlaceRefusal`]; not found when the cohort is not theirs or has no such enrollment.
pub async fn move_enrollment(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    enrollment: EnrollmentId,
    step: Move,
) -> Result<(), Failure<PlaceRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let found = cohort_for(&mut conn, &actor, cohort).await?;
            let (state, person) = row!(
                &mut conn,
                (EnrollmentState, PersonId),
                "select state, person_id from enrollment where id = $1 and cohort_id = $2",
                enrollment,
                cohort
            )?
            .ok_or(Error::NotFound)?;
            let left = places_left(&mut conn, &found).await?;
            may_move(state, step.seen, step.next, step.reason, left).map_err(Failure::Refused)?;
            let (by, now) = (actor.person, command.now);
            change_state(&mut conn, enrollment, step.next, step.reason, by, now).await?;
            if step.next == EnrollmentState::Active {
                // A list that was taken back ended their role here; whoever takes part has it.
                let scope = Scope::Cohort(cohort);
                grant(&mut conn, person, Role::Participant, &scope, Some(by), now).await?;
            }
            let entry = audit::Entry {
                on_behalf_of: Some(person),
                ..audit::Entry::new(&command, action(step.next), "enrollment", enrollment.0)
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "enrollment.move", ()).await?)
        })
    })
    .await
}

const fn action(next: EnrollmentState) -> &'static str {
    match next {
        EnrollmentState::Offered => "enrollment.offer",
        EnrollmentState::Active => "enrollment.admit",
        EnrollmentState::Declined => "enrollment.decline",
        EnrollmentState::Left => "enrollment.leave",
        EnrollmentState::Applied | EnrollmentState::Waiting | EnrollmentState::Finished => {
            "enrollment.wait"
        }
    }
}

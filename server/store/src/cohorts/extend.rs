//! More time for one participant.

use domain::access::Actor;
use domain::cohorts::ExtensionReason;
use domain::ids::{CohortId, EnrollmentId, PersonId};
use domain::time::{Date, Timestamp, Zone};

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::organisation::cohort_for;
use crate::{Db, Error, Failure, Lock, audit};

/// More time, as the office gives it.
#[derive(Clone, Debug)]
pub struct Extension {
    /// For which assignment.
    pub assignment: String,
    /// The new last day.
    pub until: Date,
    /// Why.
    pub reason: ExtensionReason,
}

/// Why no more time is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtendRefusal {
    /// The day is over.
    Past,
    /// Not later than the day that holds for everybody.
    NotLater(Timestamp),
}

/// Gives one participant more time: it is due on that day for them, and not closed before.
///
/// # Errors
/// [`ExtendRefusal`]; not found when the cohort is not theirs or has no such participant or assignment.
pub async fn extend(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    enrollment: EnrollmentId,
    extension: &Extension,
) -> Result<(), Failure<ExtendRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, extension) = (actor.clone(), command.clone(), extension.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let (person, due_at, closes_at) = row!(
                &mut conn,
                (PersonId, Option<Timestamp>, Option<Timestamp>),
                "select e.person_id, ca.due_at, ca.closes_at from enrollment e
                 join cohort_assignment ca on ca.cohort_id = e.cohort_id and ca.assignment_key = $3
                 where e.id = $1 and e.cohort_id = $2",
                enrollment,
                cohort,
                &extension.assignment
            )?
            .ok_or(Error::NotFound)?;
            let until = extension.until.end(Zone::Wib);
            if until < command.now {
                return Err(Failure::Refused(ExtendRefusal::Past));
            }
            if let Some(due_at) = due_at.filter(|due_at| until <= *due_at) {
                return Err(Failure::Refused(ExtendRefusal::NotLater(due_at)));
            }
            execute!(
                &mut conn,
                "insert into assignment_override
                    (enrollment_id, assignment_key, due_at, closes_at, reason, given_by, given_at)
                 values ($1, $2, $3, $4, $5, $6, $7)
                 on conflict (enrollment_id, assignment_key) do update set due_at = excluded.due_at,
                    closes_at = excluded.closes_at, reason = excluded.reason, given_by = excluded.given_by,
                    given_at = excluded.given_at",
                enrollment,
                &extension.assignment,
                until,
                closes_at.map(|at| at.max(until)),
                extension.reason.code(),
                actor.person,
                command.now
            )?;
            let entry = audit::Entry {
                on_behalf_of: Some(person),
                fields: &["due_at"],
                ..audit::Entry::new(&command, "assignment.extend", "enrollment", enrollment.0)
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "assignment.extend", ()).await?)
        })
    })
    .await
}

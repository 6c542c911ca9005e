use std::collections::BTreeSet;

use domain::access::Actor;
use domain::ids::{CohortId, EnrollmentId, PersonId};
use serde::{Deserialize, Serialize};

use super::mentors;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::organisation::cohort_for;
use crate::{Conn, Db, Error, Lock, audit};

/// One decision: who looked after them when the page was shown, and who shall.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Whom it is about.
    pub enrollment: EnrollmentId,
    /// Their mentor as the page showed it.
    pub before: Option<PersonId>,
    /// Their mentor from now on.
    pub mentor: Option<PersonId>,
}

/// What became of the decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reallocated {
    /// Changed.
    pub changed: i64,
    /// Left, since somebody else decided meanwhile.
    pub stale: i64,
}

/// Allocates mentors. A participant who got another mentor meanwhile stays with them.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs, or somebody chosen is no mentor of it.
pub async fn allocate(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    choices: &[Choice],
) -> Result<Reallocated, Error> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, choices) = (actor.clone(), command.clone(), choices.to_vec());
        Box::pin(async move {
            if let Some(answer) = earlier_answer(&mut conn, &command).await? {
                return Ok(answer);
            }
            let found = cohort_for(&mut conn, &actor, cohort).await?;
            let mentors: BTreeSet<_> = mentors(&mut conn, &found)
                .await?
                .into_iter()
                .map(|mentor| mentor.id)
                .collect();
            let mut answer = Reallocated::default();
            for choice in choices {
                if choice.mentor == choice.before {
                    continue;
                }
                if choice
                    .mentor
                    .is_some_and(|mentor| !mentors.contains(&mentor))
                {
                    return Err(Error::NotFound);
                }
                if reallocate(&mut conn, &actor, &command, cohort, choice).await? {
                    answer.changed += 1;
                } else {
                    answer.stale += 1;
                }
            }
            keep_answer(&mut conn, &command, "mentor.allocate", answer).await
        })
    })
    .await
}

async fn reallocate(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    choice: Choice,
) -> Result<bool, Error> {
    let now = row!(
        &mut *conn,
        (Option<PersonId>, PersonId),
        "select mentor_id, person_id from enrollment where id = $1 and cohort_id = $2",
        choice.enrollment,
        cohort
    )?;
    let (mentor, person) = now.ok_or(Error::NotFound)?;
    if mentor != choice.before || choice.mentor == Some(person) {
        return Ok(false);
    }
    execute!(
        &mut *conn,
        "update enrollment set mentor_id = $1, row_version = row_version + 1 where id = $2",
        choice.mentor,
        choice.enrollment
    )?;
    execute!(
        &mut *conn,
        "insert into mentor_allocation (enrollment_id, mentor_id, allocated_by, recorded_at) values ($1, $2, $3, $4)",
        choice.enrollment,
        choice.mentor,
        actor.person,
        command.now
    )?;
    let entry = audit::Entry {
        on_behalf_of: Some(person),
        ..audit::Entry::new(
            command,
            "mentor.allocate",
            "enrollment",
            choice.enrollment.0,
        )
    };
    audit::record(conn, entry).await?;
    Ok(true)
}

use domain::access::Actor;
use domain::ids::{CohortId, PauseId};
use domain::time::Date;

use super::whole::note;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::organisation::cohort_for;
use crate::{Db, Error, Lock};

/// Lets a cohort rest: days between which no answer is promised from now on. What was promised stays promised.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn add_pause(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    name: &str,
    days: (Date, Date),
) -> Result<(), Error> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, name) = (actor.clone(), command.clone(), name.to_owned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            execute!(
                &mut conn,
                "insert into cohort_pause (cohort_id, name, first_day, last_day) values ($1, $2, $3, $4)",
                cohort,
                name,
                days.0,
                days.1
            )?;
            note(&mut conn, &command, cohort, "pause.add").await?;
            keep_answer(&mut conn, &command, "pause.add", ()).await
        })
    })
    .await
}

/// Takes a pause away.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn remove_pause(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    pause: PauseId,
) -> Result<(), Error> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            cohort_for(&mut conn, &actor, cohort).await?;
            let removed = execute!(
                &mut conn,
                "delete from cohort_pause where id = $1 and cohort_id = $2",
                pause,
                cohort
            )?;
            // Gone already is as good.
            if removed > 0 {
                note(&mut conn, &command, cohort, "pause.remove").await?;
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

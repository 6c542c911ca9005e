use domain::access::Actor;
use domain::cohorts::AssignmentDates;
use domain::ids::CohortId;
use domain::submissions::Judge;
use domain::time::Zone;

use super::SettingRefusal;
use super::whole::{note, unchanged};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::{Db, Error, Failure, Lock};

/// Changes when an assignment is open for a cohort, who judges it, and within how many days. What was promised stays.
///
/// # Errors
/// [`SettingRefusal`]; not found when the cohort is not theirs or has no such assignment.
pub async fn change_assignment(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    assignment: &str,
    dates: &AssignmentDates,
    row_version: i64,
) -> Result<(), Failure<SettingRefusal>> {
    dates
        .check()
        .map_err(|refusal| Failure::Refused(SettingRefusal::Dates(refusal)))?;
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        let (assignment, dates) = (assignment.to_owned(), dates.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            unchanged(&mut conn, &actor, cohort, row_version).await?;
            let sample_of = dates.sample_of.filter(|_| dates.judged_by == Judge::Sample);
            let changed = execute!(
                &mut conn,
                "update cohort_assignment set opens_at = $1, due_at = $2, closes_at = $3, reply_days = $4,
                        judged_by = $5, sample_of = $6
                 where cohort_id = $7 and assignment_key = $8",
                dates.opens.map(|day| day.start(Zone::Wib)),
                dates.due.map(|day| day.end(Zone::Wib)),
                dates.closes.map(|day| day.end(Zone::Wib)),
                dates.reply_days,
                dates.judged_by,
                sample_of,
                cohort,
                assignment
            )?;
            if changed == 0 {
                return Err(Error::NotFound.into());
            }
            note(&mut conn, &command, cohort, "assignment.change").await?;
            Ok(keep_answer(&mut conn, &command, "assignment.change", ()).await?)
        })
    })
    .await
}

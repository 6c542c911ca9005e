use domain::access::Actor;
use domain::ids::CohortId;
use domain::time::Date;

use super::SettingRefusal;
use crate::cohorts::places::places_left;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// What an administrator changes of a cohort.
#[derive(Clone, Debug)]
pub struct Change {
    /// Name.
    pub name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places.
    pub capacity: i64,
}

/// Changes a cohort. The dates of its assignments stay: they are decided one by one.
///
/// # Errors
/// [`SettingRefusal`]; not found when the cohort is not theirs.
pub async fn change_cohort(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    change: &Change,
    row_version: i64,
) -> Result<(), Failure<SettingRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, change) = (actor.clone(), command.clone(), change.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let found = unchanged(&mut conn, &actor, cohort, row_version).await?;
            let taken = found.capacity - places_left(&mut conn, &found).await?;
            if change.capacity < taken {
                return Err(Failure::Refused(SettingRefusal::TooFewPlaces(taken)));
            }
            execute!(
                &mut conn,
                "update cohort set name = $1, starts_on = $2, ends_on = $3, capacity = $4 where id = $5",
                &change.name,
                change.starts_on,
                change.ends_on,
                change.capacity,
                cohort
            )?;
            note(&mut conn, &command, cohort, "cohort.change").await?;
            Ok(keep_answer(&mut conn, &command, "cohort.change", ()).await?)
        })
    })
    .await
}

/// The cohort, if it is as the page showed it; the next page will show another version.
pub(super) async fn unchanged(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
    row_version: i64,
) -> Result<Cohort, Failure<SettingRefusal>> {
    let found = cohort_for(conn, actor, cohort).await?;
    if found.row_version != row_version {
        return Err(Failure::Refused(SettingRefusal::ChangedMeanwhile));
    }
    execute!(
        conn,
        "update cohort set row_version = row_version + 1 where id = $1",
        cohort
    )?;
    Ok(found)
}

pub(super) async fn note(
    conn: &mut Conn<'_>,
    command: &Command,
    cohort: CohortId,
    action: &'static str,
) -> Result<(), Error> {
    audit::record(conn, audit::Entry::new(command, action, "cohort", cohort.0)).await
}

use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};

use super::remove::end_role;
use crate::cohorts::import::steps::Batch;
use crate::conn::{execute, row};
use crate::{Conn, Error};

/// What an enrollment was before a list changed it, and what the list made of it.
#[derive(Default, Deserialize, Serialize)]
pub(in crate::cohorts::import) struct Old {
    /// Where it stood.
    pub(in crate::cohorts::import) state: Option<EnrollmentState>,
    /// Where the list put it; active where older lists do not say.
    #[serde(default)]
    pub(in crate::cohorts::import) given: Option<EnrollmentState>,
    /// Whether the list gave the participant's role back.
    #[serde(default)]
    pub(in crate::cohorts::import) is_granted: bool,
}

/// Gives an enrollment its old state back, unless it has another than the list gave it by now.
pub(super) async fn restore_state(
    conn: &mut Conn<'_>,
    batch: &Batch,
    enrollment: i64,
    old: &str,
) -> Result<bool, Error> {
    let old: Old = serde_json::from_str(old)?;
    let Some(state) = old.state else {
        return Ok(false);
    };
    let given = old.given.unwrap_or(EnrollmentState::Active);
    let changed = row!(
        &mut *conn,
        (PersonId,),
        "update enrollment set state = $1, row_version = row_version + 1 where id = $2 and state = $3
         returning person_id",
        state,
        enrollment,
        given
    )?;
    let Some((person,)) = changed else {
        return Ok(false);
    };
    execute!(
        &mut *conn,
        "insert into enrollment_event (enrollment_id, from_state, to_state, reason, actor_id, recorded_at)
         values ($1, $2, $3, $4, $5, $6)",
        enrollment,
        given,
        state,
        EnrollmentReason::ImportUndone,
        batch.by,
        batch.now
    )?;
    if old.is_granted {
        end_role(conn, batch, person).await?;
    }
    Ok(true)
}

/// Takes away the NIB that the list added, unless the business was changed since.
pub(super) async fn restore_nib(
    conn: &mut Conn<'_>,
    business: i64,
    row_version: Option<i64>,
) -> Result<bool, Error> {
    let changed = execute!(
        conn,
        "update business set nib = null, row_version = row_version + 1
         where id = $1 and row_version = coalesce($2, row_version)",
        business,
        row_version
    )?;
    Ok(changed > 0)
}

use domain::cohorts::{EnrollmentReason, EnrollmentState};
use serde::Deserialize;

use crate::cohorts::import::steps::Batch;
use crate::conn::execute;
use crate::{Conn, Error};

#[derive(Default, Deserialize)]
struct Old {
    state: Option<EnrollmentState>,
}

/// Gives an enrollment its old state back, unless it has another than the list gave it by now.
pub(super) async fn restore_state(
    conn: &mut Conn<'_>,
    batch: &Batch,
    enrollment: i64,
    old: &str,
) -> Result<bool, Error> {
    let Some(state) = serde_json::from_str::<Old>(old)?.state else {
        return Ok(false);
    };
    let changed = execute!(
        &mut *conn,
        "update enrollment set state = $1, row_version = row_version + 1 where id = $2 and state = 'active'",
        state,
        enrollment
    )?;
    if changed == 0 {
        return Ok(false);
    }
    execute!(
        conn,
        "insert into enrollment_event (enrollment_id, from_state, to_state, reason, actor_id, recorded_at)
         values ($1, $2, $3, $4, $5, $6)",
        enrollment,
        EnrollmentState::Active,
        state,
        EnrollmentReason::ImportUndone,
        batch.by,
        batch.now
    )?;
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

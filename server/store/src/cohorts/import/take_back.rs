mod remove;
mod restore;

use domain::cohorts::import::{ImportState, STEP_ROWS};
use serde::{Deserialize, Serialize};

use super::steps::{Batch, Step};
use super::stored::import_row;
use crate::conn::{execute, rows};
use crate::{Conn, Error};
use remove::{remove_business, remove_enrollment, remove_person, remove_product};
pub(super) use restore::Old;
use restore::{restore_nib, restore_state};

/// A row of a list leaves at most four changes: person, business, product, enrollment.
pub(super) const STEP_CHANGES: i64 = 4 * STEP_ROWS;

/// What became of the people of an import that was taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Enrollments that are gone.
    pub removed: i64,
    /// Enrollments that stay, as "left", since something stands on them.
    pub stayed: i64,
    /// Older values that did not come back, since somebody changed them meanwhile.
    pub kept: i64,
}

#[derive(Clone, sqlx::FromRow)]
struct Change {
    id: i64,
    table_name: String,
    row_id: i64,
    old_values: Option<String>,
    row_version_after: Option<i64>,
}

/// Takes back the next changes, the newest first: from what stands on others to what others stand on.
pub(super) async fn take_back(conn: &mut Conn<'_>, batch: &Batch) -> Result<(Undone, Step), Error> {
    let found = import_row(conn, batch.cohort, batch.import).await?;
    let mut changes = rows!(
        &mut *conn,
        Change,
        "select id, table_name, row_id, old_values, row_version_after from import_change
         where import_id = $1 and id < $2 order by id desc limit $3",
        batch.import,
        found.reached,
        STEP_CHANGES + 1
    )?;
    let step = if i64::try_from(changes.len()).unwrap_or(i64::MAX) > STEP_CHANGES {
        changes.pop();
        Step::More
    } else {
        Step::Last
    };
    let reached = changes.last().map_or(found.reached, |change| change.id);
    let mut undone = Undone::default();
    for change in changes {
        let is_gone = one(conn, batch, &change).await?;
        match (change.table_name.as_str(), &change.old_values) {
            ("enrollment", None) if is_gone => undone.removed += 1,
            ("enrollment", None) => undone.stayed += 1,
            (_, Some(_)) if !is_gone => undone.kept += 1,
            _ => {}
        }
        if is_gone {
            execute!(
                &mut *conn,
                "update import_change set undone_at = $1 where id = $2",
                batch.now,
                change.id
            )?;
        }
    }
    let (state, undone_at) = match step {
        Step::More => (ImportState::Undoing, None),
        Step::Last => (ImportState::Undone, Some(batch.now)),
    };
    execute!(
        conn,
        "update import set state = $1, reached = $2, undone_at = $3, row_version = row_version + 1 where id = $4",
        state.code(),
        reached,
        undone_at,
        batch.import
    )?;
    Ok((undone, step))
}

/// Takes one change back; false where it stays.
async fn one(conn: &mut Conn<'_>, batch: &Batch, change: &Change) -> Result<bool, Error> {
    let row = change.row_id;
    match (change.table_name.as_str(), &change.old_values) {
        ("enrollment", None) => Box::pin(remove_enrollment(conn, batch, row)).await,
        ("enrollment", Some(old)) => restore_state(conn, batch, row, old).await,
        ("product", _) => remove_product(conn, row).await,
        ("business", None) => remove_business(conn, row).await,
        ("business", Some(_)) => restore_nib(conn, row, change.row_version_after).await,
        _ => remove_person(conn, row).await,
    }
}

use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId};
use domain::time::Timestamp;

use super::stored::import_row;
use super::undo::UNDO_WITHIN;
use crate::conn::{execute, rows};
use crate::{Conn, Db, Error, Lock, audit};

/// How long a list's rows are kept after it was let in or taken back, or came and was not let in: as long as it can be
/// taken back.
pub(super) const KEPT_FOR: i64 = UNDO_WITHIN;

/// Empties the rows of lists that nobody needs any more: names, numbers and NIBs stand in person, contact and business
/// alone. What became of each row stays. Answers how many lists there were.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn forget_rows(db: &Db, now: Timestamp) -> Result<usize, Error> {
    let due = rows!(
        db.reader().await?.conn(),
        (ImportId, CohortId),
        "select id, cohort_id from import
         where forgotten_at is null
           and ((state = 'done' and finished_at <= $1) or (state = 'undone' and undone_at <= $1)
                or (state = 'dry_run' and made_at <= $1))
         order by id",
        now.plus(-KEPT_FOR)
    )?;
    let count = due.len();
    for (import, cohort) in due {
        db.write(Lock::Cohort(cohort), |mut conn| {
            Box::pin(async move { forget(&mut conn, cohort, import, now).await })
        })
        .await?;
    }
    Ok(count)
}

async fn forget(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    import: ImportId,
    now: Timestamp,
) -> Result<(), Error> {
    let mut found = import_row(conn, cohort, import).await?;
    let state = match found.state {
        ImportState::DryRun => ImportState::Lapsed,
        ImportState::Done | ImportState::Undone => found.state,
        // Somebody let it in, or began to take it back, a moment ago.
        ImportState::Running | ImportState::Undoing | ImportState::Lapsed => return Ok(()),
    };
    execute!(
        &mut *conn,
        "update import_row set cells = '[]' where import_id = $1",
        import
    )?;
    // What was taken for heads may have been a person.
    found.options.heads.clear();
    execute!(
        &mut *conn,
        "update import set state = $1, mapping = $2, forgotten_at = $3, row_version = row_version + 1 where id = $4",
        state.code(),
        serde_json::to_string(&found.options)?,
        now,
        import
    )?;
    let entry = audit::Entry {
        actor: None,
        on_behalf_of: None,
        action: "import.forget",
        object: "import",
        object_id: import.0,
        fields: &["name", "phone", "business", "regency", "nib"],
        now,
    };
    audit::record(conn, entry).await
}

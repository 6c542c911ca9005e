use std::collections::BTreeSet;

use domain::access::Actor;
use domain::cohorts::import::ImportState;
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::{CohortId, EnrollmentId, ImportId, PersonId};
use domain::time::{DAY, Timestamp};
use serde::{Deserialize, Serialize};

use super::page::import_row;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::organisation::{change_state, cohort_for};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// How long an import can be taken back: 7 days.
pub const UNDO_WITHIN: i64 = 7 * DAY;

/// Why an import is not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// Not applied, or taken back already.
    NotDone,
    /// More than seven days ago.
    TooLate,
}

/// What became of the people of an import that was taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Enrollments that are gone.
    pub removed: i64,
    /// Enrollments that stay, as "left", since something stands on them.
    pub stayed: i64,
}

#[derive(Clone, sqlx::FromRow)]
struct Change {
    id: i64,
    table_name: String,
    row_id: i64,
    old_values: Option<String>,
}

#[derive(Default, Deserialize)]
struct Old {
    state: Option<EnrollmentState>,
}

/// Takes an import back: what it created goes where nothing stands on it, what it changed becomes as it was.
///
/// # Errors
/// [`UndoRefusal`]; not found when it is not theirs.
pub async fn undo(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
) -> Result<Undone, Failure<UndoRefusal>> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(undone) = earlier_answer(&mut conn, &command).await? {
                return Ok(undone);
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let found = import_row(&mut conn, cohort, import).await?;
            let Some(finished_at) = found.finished_at.filter(|_| found.state == ImportState::Done) else {
                return Err(Failure::Refused(UndoRefusal::NotDone));
            };
            if command.now.since(finished_at) > UNDO_WITHIN {
                return Err(Failure::Refused(UndoRefusal::TooLate));
            }
            let undone = Box::pin(take_back(&mut conn, &actor, cohort, import, command.now)).await?;
            execute!(
                &mut conn,
                "update import set state = $1, undone_at = $2, row_version = row_version + 1 where id = $3",
                ImportState::Undone.code(),
                command.now,
                import
            )?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "import.undo",
                object: "import",
                object_id: import.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "import.undo", undone).await?)
        })
    })
    .await
}

async fn take_back(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
    import: ImportId,
    now: Timestamp,
) -> Result<Undone, Error> {
    let changes = rows!(
        &mut *conn,
        Change,
        "select id, table_name, row_id, old_values from import_change
         where import_id = $1 and undone_at is null order by id desc",
        import
    )?;
    let created: BTreeSet<_> = changes
        .iter()
        .filter(|change| change.table_name == "person")
        .map(|change| PersonId(change.row_id))
        .collect();
    let mut undone = Undone::default();
    // From what stands on others to what others stand on.
    for table in ["enrollment", "product", "business", "person"] {
        for change in changes.iter().filter(|change| change.table_name == table) {
            let is_gone = match (table, &change.old_values) {
                ("enrollment", None) => {
                    let is_gone =
                        remove_enrollment(conn, actor, cohort, &created, change.row_id, now)
                            .await?;
                    undone.removed += i64::from(is_gone);
                    undone.stayed += i64::from(!is_gone);
                    is_gone
                }
                ("enrollment", Some(old)) => {
                    restore_state(conn, change.row_id, old, actor, now).await?
                }
                ("product", _) => remove_product(conn, change.row_id).await?,
                ("business", None) => remove_business(conn, change.row_id).await?,
                ("business", Some(_)) => {
                    execute!(
                        &mut *conn,
                        "update business set nib = null, row_version = row_version + 1 where id = $1",
                        change.row_id
                    )? > 0
                }
                _ => remove_person(conn, change.row_id).await?,
            };
            if is_gone {
                execute!(
                    &mut *conn,
                    "update import_change set undone_at = $1 where id = $2",
                    now,
                    change.id
                )?;
            }
        }
    }
    Ok(undone)
}

/// Removes an enrollment on which nothing stands; else it is left with its reason. Answers whether it is gone.
async fn remove_enrollment(
    conn: &mut Conn<'_>,
    actor: &Actor,
    cohort: CohortId,
    created: &BTreeSet<PersonId>,
    enrollment: i64,
    now: Timestamp,
) -> Result<bool, Error> {
    let Some((person, state)) = row!(
        &mut *conn,
        (PersonId, EnrollmentState),
        "select person_id, state from enrollment where id = $1",
        enrollment
    )?
    else {
        return Ok(true);
    };
    // Somebody whom the list brought has begun once they signed in; others were here before.
    let is_new = created.contains(&person);
    let is_used = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from completion where enrollment_id = $1)
             or exists (select 1 from submission where enrollment_id = $1)
             or exists (select 1 from quiz_attempt where enrollment_id = $1)
             or exists (select 1 from reading_place where enrollment_id = $1)
             or exists (select 1 from assignment_override where enrollment_id = $1)
             or ($3 and exists (select 1 from login_session where person_id = $2))",
        enrollment,
        person,
        is_new
    )?;
    if is_used {
        if state.may_become(EnrollmentState::Left) {
            let (to, reason) = (EnrollmentState::Left, EnrollmentReason::ImportUndone);
            change_state(
                conn,
                EnrollmentId(enrollment),
                to,
                reason,
                actor.person,
                now,
            )
            .await?;
        }
        execute!(
            conn,
            "update role_grant set valid_until = $1 where person_id = $2 and role = 'participant'
             and scope_kind = 'cohort' and scope_id = $3 and valid_until is null",
            now,
            person,
            cohort.to_string()
        )?;
        return Ok(false);
    }
    for sql in [
        "delete from enrollment_event where enrollment_id = $1",
        "delete from mentor_allocation where enrollment_id = $1",
        "delete from enrollment where id = $1",
    ] {
        execute!(&mut *conn, sql, enrollment)?;
    }
    execute!(
        conn,
        "delete from role_grant where person_id = $1 and role = 'participant'
         and scope_kind = 'cohort' and scope_id = $2",
        person,
        cohort.to_string()
    )?;
    Ok(true)
}

async fn restore_state(
    conn: &mut Conn<'_>,
    enrollment: i64,
    old: &str,
    actor: &Actor,
    now: Timestamp,
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
        actor.person,
        now
    )?;
    Ok(true)
}

async fn remove_product(conn: &mut Conn<'_>, product: i64) -> Result<bool, Error> {
    let is_used = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from submission where product_id = $1)
             or exists (select 1 from permit where product_id = $1)
             or exists (select 1 from product where id = $1 and row_version > 1)",
        product
    )?;
    if is_used {
        return Ok(false);
    }
    execute!(
        &mut *conn,
        "delete from product_market where product_id = $1",
        product
    )?;
    execute!(conn, "delete from product where id = $1", product)?;
    Ok(true)
}

async fn remove_business(conn: &mut Conn<'_>, business: i64) -> Result<bool, Error> {
    let is_used = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from enrollment where business_id = $1)
             or exists (select 1 from product where business_id = $1)
             or exists (select 1 from permit where business_id = $1)",
        business
    )?;
    if is_used {
        return Ok(false);
    }
    execute!(
        &mut *conn,
        "delete from business_member where business_id = $1",
        business
    )?;
    execute!(conn, "delete from business where id = $1", business)?;
    Ok(true)
}

async fn remove_person(conn: &mut Conn<'_>, person: i64) -> Result<bool, Error> {
    let is_used = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from enrollment where person_id = $1)
             or exists (select 1 from login_session where person_id = $1)
             or exists (select 1 from password where person_id = $1)
             or exists (select 1 from role_grant where person_id = $1)
             or exists (select 1 from consent where person_id = $1)",
        person
    )?;
    if is_used {
        return Ok(false);
    }
    for sql in [
        "delete from business_member where person_id = $1",
        "delete from sign_in_code where person_id = $1",
        "delete from sign_in_request where person_id = $1",
        "delete from contact where person_id = $1",
        "delete from person where id = $1",
    ] {
        execute!(&mut *conn, sql, person)?;
    }
    Ok(true)
}

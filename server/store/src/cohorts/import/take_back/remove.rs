use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::{EnrollmentId, PersonId};

use crate::cohorts::import::steps::Batch;
use crate::conn::{execute, row, value};
use crate::organisation::change_state;
use crate::{Conn, Error};

/// Removes an enrollment on which nothing stands; else it is left with its reason. Answers whether it is gone.
pub(super) async fn remove_enrollment(
    conn: &mut Conn<'_>,
    batch: &Batch,
    enrollment: i64,
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
    let is_used = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from completion where enrollment_id = $1)
             or exists (select 1 from submission where enrollment_id = $1)
             or exists (select 1 from quiz_attempt where enrollment_id = $1)
             or exists (select 1 from reading_place where enrollment_id = $1)
             or exists (select 1 from assignment_override where enrollment_id = $1)
             or (exists (select 1 from login_session where person_id = $2)
                 and exists (select 1 from import_change where table_name = 'person' and row_id = $2
                             and import_id = $3))",
        enrollment,
        person,
        batch.import
    )?;
    if is_used {
        leave(conn, batch, EnrollmentId(enrollment), person, state).await?;
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
        batch.cohort.to_string()
    )?;
    Ok(true)
}

async fn leave(
    conn: &mut Conn<'_>,
    batch: &Batch,
    enrollment: EnrollmentId,
    person: PersonId,
    state: EnrollmentState,
) -> Result<(), Error> {
    if state.may_become(EnrollmentState::Left) {
        let (to, reason) = (EnrollmentState::Left, EnrollmentReason::ImportUndone);
        change_state(conn, enrollment, to, reason, batch.by, batch.now).await?;
    }
    execute!(
        conn,
        "update role_grant set valid_until = $1 where person_id = $2 and role = 'participant'
         and scope_kind = 'cohort' and scope_id = $3 and valid_until is null",
        batch.now,
        person,
        batch.cohort.to_string()
    )
    .map(|_| ())
}

pub(super) async fn remove_product(conn: &mut Conn<'_>, product: i64) -> Result<bool, Error> {
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

pub(super) async fn remove_business(conn: &mut Conn<'_>, business: i64) -> Result<bool, Error> {
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

pub(super) async fn remove_person(conn: &mut Conn<'_>, person: i64) -> Result<bool, Error> {
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

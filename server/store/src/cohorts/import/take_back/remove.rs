use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::{EnrollmentId, PersonId};

use crate::cohorts::import::steps::Batch;
use crate::conn::{execute, row, value};
use crate::organisation::change_state;
use crate::{Conn, Error};

/// Asks whether any row refers to `$1`: one is enough for what it refers to to stay. A key that is missing here would fail
/// the deletion; a test walks all of them.
macro_rules! is_referred_to {
    ($($table:literal . $column:literal)+) => {
        concat!("select ", $("exists (select 1 from ", $table, " where ", $column, " = $1) or ",)+ "false")
    };
}

/// What somebody did or was given in an enrollment.
const STANDS_ON_ENROLLMENT: &str = is_referred_to! {
    "completion"."enrollment_id"
    "submission"."enrollment_id"
    "quiz_attempt"."enrollment_id"
    "reading_place"."enrollment_id"
    "assignment_override"."enrollment_id"
    "brought_file"."enrollment_id"
};

const STANDS_ON_PRODUCT: &str = is_referred_to! {
    "submission"."product_id"
    "permit"."product_id"
};

const STANDS_ON_BUSINESS: &str = is_referred_to! {
    "enrollment"."business_id"
    "product"."business_id"
    "permit"."business_id"
};

/// What a person has, and what they did for others.
const STANDS_ON_PERSON: &str = is_referred_to! {
    "enrollment"."person_id"
    "login_session"."person_id"
    "password"."person_id"
    "role_grant"."person_id"
    "consent"."person_id"
    "enrollment"."mentor_id"
    "enrollment_event"."actor_id"
    "mentor_allocation"."mentor_id"
    "mentor_allocation"."allocated_by"
    "assignment_override"."given_by"
    "contact"."recorded_by"
    "sign_in_code"."made_by"
    "sign_in_request"."handled_by"
    "role_grant"."granted_by"
    "consent"."recorded_by"
    "permit"."changed_by"
    "holiday"."entered_by"
    "file"."created_by"
    "version"."submitted_by"
    "version"."on_behalf_of"
    "slot_entry"."changed_by"
    "upload_link"."made_by"
    "brought_file"."brought_by"
    "review_lease"."mentor_id"
    "assessment"."assessor_id"
    "release"."released_by"
    "share_link"."made_by"
    "view_note"."person_id"
    "import"."made_by"
};

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
    let has_begun = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from login_session where person_id = $1)
            and exists (select 1 from import_change where table_name = 'person' and row_id = $1 and import_id = $2)",
        person,
        batch.import
    )?;
    let is_used = has_begun || value!(&mut *conn, bool, STANDS_ON_ENROLLMENT, enrollment)?;
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
    end_role(conn, batch, person).await
}

/// Ends the participant's role in the cohort.
pub(super) async fn end_role(
    conn: &mut Conn<'_>,
    batch: &Batch,
    person: PersonId,
) -> Result<(), Error> {
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
    let is_changed = value!(
        &mut *conn,
        bool,
        "select exists (select 1 from product where id = $1 and row_version > 1)",
        product
    )?;
    let is_used = is_changed || value!(&mut *conn, bool, STANDS_ON_PRODUCT, product)?;
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
    let is_used = value!(&mut *conn, bool, STANDS_ON_BUSINESS, business)?;
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
    let is_used = value!(&mut *conn, bool, STANDS_ON_PERSON, person)?;
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

use domain::access::Actor;
use domain::ids::{EnrollmentId, PersonId, ProductId, RevisionId, SubmissionId, VersionId};
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::head;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, value};
use crate::content::assignment;
use crate::organisation::current_enrollment;
use crate::products::product;
use crate::{Conn, Db, Error, Lock, audit};

/// Opens the work on an assignment for a product, or finds it where it was begun.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort, its edition has no such assignment, or the product is not theirs.
pub async fn open(
    db: &Db,
    actor: &Actor,
    command: &Command,
    assignment_key: &str,
    product_id: ProductId,
) -> Result<SubmissionId, Error> {
    let lock = {
        let mut reader = db.reader().await?;
        Lock::Enrollment(
            current_enrollment(&mut reader.conn(), actor, command.now)
                .await?
                .ok_or(Error::NotFound)?
                .id,
        )
    };
    db.write(lock, |mut conn| {
        let (actor, command, key) = (actor.clone(), command.clone(), assignment_key.to_owned());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let enrollment = current_enrollment(&mut conn, &actor, command.now)
                .await?
                .ok_or(Error::NotFound)?;
            assignment(&mut conn, enrollment.revision_id, &key).await?;
            if product(&mut conn, product_id).await?.business != enrollment.business_id {
                return Err(Error::NotFound);
            }
            let id = match begun(&mut conn, &key, enrollment.id, product_id).await? {
                Some(id) => id,
                None => {
                    let id =
                        insert(&mut conn, &key, enrollment.id, product_id, command.now).await?;
                    insert_version(&mut conn, id, 1, enrollment.revision_id, command.now).await?;
                    let entry = note(&command, "submission.open", "submission", id.0);
                    audit::record(&mut conn, entry).await?;
                    id
                }
            };
            keep_answer(&mut conn, &command, "submission.open", id).await
        })
    })
    .await
}

/// Begins the next version after one that came back, with everything that stood in it.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs, its participant has left, or the last version has not come back.
pub async fn begin_next(
    db: &Db,
    actor: &Actor,
    command: &Command,
    submission: SubmissionId,
) -> Result<VersionId, Error> {
    db.write(Lock::Submission(submission), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let last = latest(&mut conn, submission).await?;
            let last = head(&mut conn, last).await?;
            last.own(&actor)?;
            if !last.takes_part() {
                return Err(Error::NotFound);
            }
            if last.state == VersionState::Draft {
                return Ok(last.id);
            }
            if !came_back(&mut conn, last.id, command.now).await? {
                return Err(Error::NotFound);
            }
            let id = insert_version(
                &mut conn,
                submission,
                last.number + 1,
                last.revision_id,
                command.now,
            )
            .await?;
            carry_entries(&mut conn, last.id, id, actor.person, command.now).await?;
            audit::record(&mut conn, note(&command, "version.begin", "version", id.0)).await?;
            keep_answer(&mut conn, &command, "version.begin", id).await
        })
    })
    .await
}

fn note(
    command: &Command,
    action: &'static str,
    object: &'static str,
    id: i64,
) -> audit::Entry<'static> {
    audit::Entry {
        actor: Some(command.actor),
        on_behalf_of: None,
        action,
        object,
        object_id: id,
        fields: &[],
        now: command.now,
    }
}

/// The newest version of a submission.
pub(super) async fn latest(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
) -> Result<VersionId, Error> {
    let found = row!(
        conn,
        (VersionId,),
        "select id from version where submission_id = $1 order by number desc limit 1",
        submission
    )?;
    Ok(found.ok_or(Error::NotFound)?.0)
}

pub(super) async fn begun(
    conn: &mut Conn<'_>,
    key: &str,
    enrollment: EnrollmentId,
    product: ProductId,
) -> Result<Option<SubmissionId>, Error> {
    let found = row!(
        conn,
        (SubmissionId,),
        "select id from submission where assignment_key = $1 and enrollment_id = $2 and product_id = $3",
        key,
        enrollment,
        product
    )?;
    Ok(found.map(|(id,)| id))
}

pub(super) async fn insert(
    conn: &mut Conn<'_>,
    key: &str,
    enrollment: EnrollmentId,
    product: ProductId,
    now: Timestamp,
) -> Result<SubmissionId, Error> {
    value!(
        conn,
        SubmissionId,
        "insert into submission (assignment_key, enrollment_id, product_id, created_at) values ($1, $2, $3, $4)
         returning id",
        key,
        enrollment,
        product,
        now
    )
}

pub(super) async fn insert_version(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
    number: i64,
    revision: RevisionId,
    now: Timestamp,
) -> Result<VersionId, Error> {
    value!(
        conn,
        VersionId,
        "insert into version (submission_id, number, revision_id, state, created_at) values ($1, $2, $3, $4, $5)
         returning id",
        submission,
        number,
        revision,
        VersionState::Draft,
        now
    )
}

/// Whether there is something to do better: the last answer its participant can see is not a pass, or they have checked it
/// themselves. Work that passed is done.
pub(super) async fn came_back(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<bool, Error> {
    let found = row!(
        conn,
        (VersionState, Option<Decision>),
        "select v.state, (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                          and r.visible_from <= $2 order by r.id desc limit 1)
         from version v where v.id = $1",
        version,
        now
    )?;
    let (state, decision) = found.ok_or(Error::NotFound)?;
    Ok(domain::submissions::came_back(state, decision))
}

pub(super) async fn carry_entries(
    conn: &mut Conn<'_>,
    from: VersionId,
    to: VersionId,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into slot_entry (version_id, slot_key, file_id, text, language, number, rows, is_data_saver,
                                 carried_from, changed_by, changed_at)
         select $1, slot_key, file_id, text, language, number, rows, is_data_saver, id, $2, $3
         from slot_entry where version_id = $4 order by id",
        to,
        by,
        now,
        from
    )
    .map(|_| ())
}

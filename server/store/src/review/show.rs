use domain::ids::{EnrollmentId, ReleaseId, RevisionId, VersionId};
use domain::learning::Completable;
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use crate::conn::{execute, row};
use crate::learning::complete;
use crate::{Conn, Db, Error, Lock, audit, jobs};

/// Shows a release whose time has come: the job that was enqueued with it, finished in the same transaction.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn show_due(
    db: &Db,
    release: ReleaseId,
    job: &jobs::Job,
    worker: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let id = job.id;
    db.write(Lock::Nothing, |mut conn| {
        let worker = worker.to_owned();
        Box::pin(async move {
            show(&mut conn, release, now).await?;
            jobs::finish(&mut conn, id, &worker, now).await
        })
    })
    .await
}

/// The participant sees it now; a pass completes the assignment, a pass corrected away takes that back. A recalled release shows nothing.
pub(super) async fn show(
    conn: &mut Conn<'_>,
    release: ReleaseId,
    now: Timestamp,
) -> Result<(), Error> {
    let found = row!(
        &mut *conn,
        (VersionId, Decision, EnrollmentId, String, RevisionId),
        "select r.version_id, r.decision, s.enrollment_id, s.assignment_key, v.revision_id
         from release r join version v on v.id = r.version_id join submission s on s.id = v.submission_id
         where r.id = $1 and r.recalled_at is null",
        release
    )?;
    let Some((version, decision, enrollment, assignment_key, revision)) = found else {
        return Ok(());
    };
    execute!(
        &mut *conn,
        "update version set state = $1, row_version = row_version + 1 where id = $2 and state = $3",
        VersionState::Released,
        version,
        VersionState::Ready
    )?;
    if decision == Decision::Passed {
        complete(
            conn,
            enrollment,
            Completable::Assignment,
            &assignment_key,
            revision,
            now,
            now,
        )
        .await
    } else {
        withdraw_pass(conn, release, version, now).await
    }
}

/// Where this release corrects one that passed and no other work on the assignment has, the assignment is open again.
async fn withdraw_pass(
    conn: &mut Conn<'_>,
    release: ReleaseId,
    version: VersionId,
    now: Timestamp,
) -> Result<(), Error> {
    let touched = execute!(
        &mut *conn,
        "delete from completion where id = (
            select c.id from version v
            join submission s on s.id = v.submission_id
            join completion c on c.enrollment_id = s.enrollment_id and c.kind = $1 and c.key = s.assignment_key
            where v.id = $2
              and exists (select 1 from release r where r.version_id = v.id and r.id < $3 and r.decision = $4
                          and r.recalled_at is null)
              and not exists (select 1 from submission t join version w on w.submission_id = t.id
                              where t.enrollment_id = s.enrollment_id and t.assignment_key = s.assignment_key
                                and w.state = 'checked')
              and not exists (select 1 from submission t join version w on w.submission_id = t.id
                              join release r on r.version_id = w.id
                              where t.enrollment_id = s.enrollment_id and t.assignment_key = s.assignment_key
                                and r.decision = $4 and r.recalled_at is null and r.visible_from <= $5
                                and not exists (select 1 from release q where q.version_id = w.id and q.id > r.id
                                                and q.recalled_at is null and q.visible_from <= $5)))",
        Completable::Assignment,
        version,
        release,
        Decision::Passed,
        now
    )?;
    if touched == 0 {
        return Ok(());
    }
    let entry = audit::Entry {
        actor: None,
        on_behalf_of: None,
        action: "completion.withdraw",
        object: "version",
        object_id: version.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await
}

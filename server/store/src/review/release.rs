use domain::access::Actor;
use domain::ids::{EnrollmentId, ReleaseId, RevisionId, VersionId};
use domain::learning::Completable;
use domain::review::{
    Decision, DecisionRefusal, MAX_RECALL, Mark, RubricResult, Severity, may_decide,
};
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::feedback::{Shown, ShownMark, ShownRemark};
use super::{Draft, Remark, assessment, lease, remark};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, value};
use crate::content::{Assignment, assignment};
use crate::learning::complete;
use crate::submissions::head;
use crate::{Conn, Db, Error, Failure, Lock, audit, jobs};

/// What is missing before a judgement can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady(pub Vec<DecisionRefusal>);

/// Why a judgement is not released.
#[derive(Clone, Debug)]
pub enum ReleaseRefusal {
    /// Something is missing.
    NotReady(NotReady),
    /// It is judged already, or a colleague is editing.
    Edit(super::EditRefusal<()>),
}

/// Releases a judgement: shown in ten minutes unless recalled, or at once.
///
/// # Errors
/// [`ReleaseRefusal`]; not found when it is not theirs to judge.
pub async fn release(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    at_once: bool,
) -> Result<Timestamp, Failure<ReleaseRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(visible_from) = earlier_answer(&mut conn, &command).await? {
                return Ok(visible_from);
            }
            let now = command.now;
            let head = head(&mut conn, version).await?;
            head.judge(&actor)?;
            lease::take::<()>(&mut conn, &actor, version, head.state, now).await.map_err(|failure| match failure {
                Failure::Refused(refusal) => Failure::Refused(ReleaseRefusal::Edit(refusal)),
                Failure::Store(error) => Failure::Store(error),
            })?;
            let assignment = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
            let Some(id) = assessment::find(&mut conn, &actor, version).await? else {
                let nothing = NotReady(vec![DecisionRefusal::NoDecision]);
                return Err(Failure::Refused(ReleaseRefusal::NotReady(nothing)));
            };
            let draft = assessment::read(&mut conn, id).await?;
            let remarks = remark::remarks(&mut conn, id).await?;
            let shown = shown(&assignment, &actor, &draft, &remarks)
                .map_err(|missing| Failure::Refused(ReleaseRefusal::NotReady(NotReady(missing))))?;
            let visible_from = if at_once { now } else { now.plus(MAX_RECALL) };
            let release = value!(
                &mut conn,
                ReleaseId,
                "insert into release (version_id, assessment_id, decision, points, shown, released_by, released_at,
                                      visible_from)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
                version,
                id,
                shown.decision,
                shown.points.map(i64::from),
                serde_json::to_string(&shown)?,
                actor.person,
                now,
                visible_from
            )?;
            execute!(
                &mut conn,
                "update version set state = $1, row_version = row_version + 1 where id = $2",
                VersionState::Ready,
                version
            )?;
            execute!(&mut conn, "delete from review_lease where version_id = $1", version)?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "version.release",
                object: "version",
                object_id: version.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await?;
            if at_once {
                show(&mut conn, release, now).await?;
            } else {
                let payload = serde_json::json!({ "release": release });
                jobs::enqueue(&mut conn, "show_release", &payload, visible_from, now).await?;
            }
            Ok(keep_answer(&mut conn, &command, "version.release", visible_from).await?)
        })
    })
    .await
}

/// Takes a release back before its participant sees it.
///
/// # Errors
/// [`Error::NotFound`] when there is none of theirs that is still hidden.
pub async fn recall(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
) -> Result<(), Error> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let head = head(&mut conn, version).await?;
            head.judge(&actor)?;
            let touched = execute!(
                &mut conn,
                "update release set recalled_at = $1 where version_id = $2 and recalled_at is null and visible_from > $1",
                command.now,
                version
            )?;
            if touched == 0 {
                return Err(Error::NotFound);
            }
            execute!(
                &mut conn,
                "update version set state = $1, row_version = row_version + 1 where id = $2",
                VersionState::InReview,
                version
            )?;
            keep_answer(&mut conn, &command, "version.recall", ()).await
        })
    })
    .await
}

/// When a release that is still hidden will be shown.
pub(super) async fn pending(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let found = row!(
        conn,
        (Timestamp,),
        "select visible_from from release where version_id = $1 and recalled_at is null and visible_from > $2
         order by id desc limit 1",
        version,
        now
    )?;
    Ok(found.map(|(visible_from,)| visible_from))
}

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

/// The participant sees it now; a pass completes the assignment. A recalled release shows nothing.
async fn show(conn: &mut Conn<'_>, release: ReleaseId, now: Timestamp) -> Result<(), Error> {
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
        .await?;
    }
    Ok(())
}

fn shown(
    assignment: &Assignment,
    actor: &Actor,
    draft: &Draft,
    remarks: &[Remark],
) -> Result<Shown, Vec<DecisionRefusal>> {
    let marks: Vec<_> = draft
        .marks
        .iter()
        .filter_map(|mark| {
            let level = u8::try_from(mark.level?).ok()?;
            Some(Mark {
                criterion: mark.criterion.clone(),
                level,
            })
        })
        .collect();
    let result = RubricResult::of(&assignment.rubric(), &marks);
    let open_musts = remarks
        .iter()
        .filter(|remark| remark.severity == Severity::Must && remark.state.is_unsettled())
        .count();
    let decision = may_decide(
        draft.decision,
        &draft.strength,
        &draft.next_step,
        open_musts,
        draft.unclear_slot.as_deref(),
        &result,
        u32::try_from(assignment.pass_total).unwrap_or(100),
    )?;
    Ok(Shown {
        language: actor.language,
        decision,
        strength: draft.strength.clone(),
        next_step: draft.next_step.clone(),
        unclear_slot: draft
            .unclear_slot
            .clone()
            .filter(|_| decision == Decision::Unclear),
        points: (decision != Decision::Unclear).then(|| result.points()),
        marks: draft
            .marks
            .iter()
            .map(|mark| ShownMark {
                criterion: mark.criterion.clone(),
                level: mark.level,
                comment: mark.comment.clone(),
            })
            .collect(),
        remarks: remarks
            .iter()
            .map(|remark| ShownRemark {
                number: remark.number,
                words: remark.words.clone(),
                severity: remark.severity,
                category: remark.category,
                slot_key: remark.slot_key.clone(),
                state: remark.state,
            })
            .collect(),
    })
}

use domain::access::Actor;
use domain::ids::{AssessmentId, ReleaseId, VersionId};
use domain::review::{DecisionRefusal, MAX_RECALL, Standing};
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::show::show;
use super::showing::showings;
use super::shown::missing;
use super::{Draft, EditRefusal, Shown, assessment, lease, remark};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, value};
use crate::content::assignment;
use crate::submissions::{Head, head};
use crate::{Conn, Db, Error, Failure, Lock, audit, jobs};

/// What is missing before a judgement can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady(pub Vec<DecisionRefusal>);

/// Why a judgement is not released.
#[derive(Clone, Debug)]
pub enum ReleaseRefusal {
    /// Something is missing.
    NotReady(NotReady),
    /// It says what the participant reads already.
    Unchanged,
    /// It is judged already, or a colleague is editing.
    Edit(EditRefusal<Draft>),
}

/// Releases a judgement, for the first time or corrected: shown in ten minutes unless recalled, or at once. What stands in
/// its form is saved first, and stays saved when it cannot be released yet.
///
/// # Errors
/// [`ReleaseRefusal`]; not found when it is not theirs to judge.
pub async fn release(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    at_once: bool,
    typed: Option<&Draft>,
) -> Result<Timestamp, Failure<ReleaseRefusal>> {
    let done = db.write(Lock::Version(version), |mut conn| {
        let (actor, command, typed) = (actor.clone(), command.clone(), typed.cloned());
        Box::pin(async move {
            if let Some(visible_from) = earlier_answer(&mut conn, &command).await? {
                return Ok(Ok(visible_from));
            }
            if let Some(draft) = &typed {
                assessment::write(&mut conn, &actor, &command, version, draft)
                    .await
                    .map_err(of_edit)?;
            }
            match show_soon(&mut conn, &actor, &command, version, at_once).await {
                Ok(visible_from) => {
                    let kept = keep_answer(&mut conn, &command, "version.release", visible_from);
                    Ok(Ok(kept.await?))
                }
                Err(Failure::Refused(refusal)) if typed.is_some() => Ok(Err(refusal)),
                Err(failure) => Err(failure),
            }
        })
    });
    done.await?.map_err(Failure::Refused)
}

fn of_edit(failure: Failure<EditRefusal<Draft>>) -> Failure<ReleaseRefusal> {
    match failure {
        Failure::Refused(refusal) => Failure::Refused(ReleaseRefusal::Edit(refusal)),
        Failure::Store(error) => Failure::Store(error),
    }
}

async fn show_soon(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    at_once: bool,
) -> Result<Timestamp, Failure<ReleaseRefusal>> {
    let now = command.now;
    let head = head(conn, version).await?;
    head.judge(actor)?;
    let standing = lease::take(conn, actor, &head, None, now)
        .await
        .map_err(of_edit)?;
    let (id, shown) = judgement(conn, actor, &head, now).await?;
    let visible_from = if at_once { now } else { now.plus(MAX_RECALL) };
    let release = value!(
        &mut *conn,
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
    // What was seen once stays released while its correction waits.
    if standing == Standing::Open {
        execute!(
            &mut *conn,
            "update version set state = $1, row_version = row_version + 1 where id = $2",
            VersionState::Ready,
            version
        )?;
    }
    execute!(
        &mut *conn,
        "delete from review_lease where version_id = $1",
        version
    )?;
    note(conn, command, "version.release", version).await?;
    if at_once {
        show(conn, release, now).await?;
    } else {
        let payload = serde_json::json!({ "release": release });
        jobs::enqueue(conn, "show_release", &payload, visible_from, now).await?;
    }
    Ok(visible_from)
}

/// The judgement that is released, complete and not what the participant reads already.
async fn judgement(
    conn: &mut Conn<'_>,
    actor: &Actor,
    head: &Head,
    now: Timestamp,
) -> Result<(AssessmentId, Shown), Failure<ReleaseRefusal>> {
    let not_ready = |missing| Failure::Refused(ReleaseRefusal::NotReady(NotReady(missing)));
    let assignment = assignment(conn, head.revision_id, &head.assignment_key).await?;
    let Some(id) = assessment::find(conn, actor, head.id).await? else {
        return Err(not_ready(vec![DecisionRefusal::NoDecision]));
    };
    let draft = assessment::read(conn, id).await?;
    let remarks = remark::remarks(conn, id).await?;
    let missing = missing(&assignment, &draft, &remarks);
    let shown = Shown::of(&assignment, actor.language, &draft, &remarks)
        .filter(|_| missing.is_empty())
        .ok_or_else(|| not_ready(missing))?;
    let last = showings(conn, head.id, now).await?.into_iter().next();
    if last.is_some_and(|last| shown.changes_since(&last.shown).is_empty()) {
        return Err(Failure::Refused(ReleaseRefusal::Unchanged));
    }
    Ok((id, shown))
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
                "update version set state = $1, row_version = row_version + 1 where id = $2 and state = $3",
                VersionState::InReview,
                version,
                VersionState::Ready
            )?;
            note(&mut conn, &command, "version.recall", version).await?;
            keep_answer(&mut conn, &command, "version.recall", ()).await
        })
    })
    .await
}

async fn note(
    conn: &mut Conn<'_>,
    command: &Command,
    action: &'static str,
    version: VersionId,
) -> Result<(), Error> {
    let entry = audit::Entry::new(command, action, "version", version.0);
    audit::record(conn, entry).await
}

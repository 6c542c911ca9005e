use domain::access::Actor;
use domain::ids::{AssessmentId, VersionId};
use domain::review::{AssessmentKind, Decision};
use domain::time::Timestamp;

use super::draft::{Draft, MarkDraft};
use super::lease::{self, Lease};
use super::remark::carry_remarks;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::submissions::{Head, head};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// Why an edit is not taken. Nothing typed is lost: the page shows it again beside this.
#[derive(Clone, Debug)]
pub enum EditRefusal<T> {
    /// Released and not seen yet; recall it first.
    Closed,
    /// The participant has sent a following version: what they read stays as it was.
    Overtaken,
    /// Its participant judges it themselves.
    OwnCheck,
    /// What was sent was changed since it was shown, and nobody has begun: they would judge what they never saw.
    Swapped,
    /// A colleague is editing.
    Leased(Lease),
    /// It was changed elsewhere since it was shown: here is how it stands now.
    Stale(T),
}

#[derive(sqlx::FromRow)]
struct AssessmentRow {
    strength: String,
    next_step: String,
    decision: Option<Decision>,
    unclear_slot: Option<String>,
    row_version: i64,
}

/// Saves everything a mentor has typed, complete or not.
///
/// # Errors
/// [`EditRefusal`]; not found when it is not theirs to judge.
pub async fn save_draft(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    draft: &Draft,
) -> Result<i64, Failure<EditRefusal<Draft>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, draft) = (actor.clone(), command.clone(), draft.clone());
        Box::pin(async move {
            if let Some(row_version) = earlier_answer(&mut conn, &command).await? {
                return Ok(row_version);
            }
            let row_version = write(&mut conn, &actor, &command, version, &draft).await?;
            Ok(keep_answer(&mut conn, &command, "assessment.save", row_version).await?)
        })
    })
    .await
}

/// The same as a part of another command: what stands in the form when something else in it is pressed.
pub(super) async fn write(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    draft: &Draft,
) -> Result<i64, Failure<EditRefusal<Draft>>> {
    let (id, _) = edit(conn, actor, version, draft.seen, command.now).await?;
    let current = read(conn, id).await?;
    if current.says_the_same(draft) {
        return Ok(current.row_version);
    }
    // Row version 1 is the empty row that the first edit makes: nothing was overwritten.
    if current.row_version != draft.row_version && current.row_version != 1 {
        return Err(Failure::Refused(EditRefusal::Stale(current)));
    }
    execute!(
        &mut *conn,
        "update assessment set strength = $1, next_step = $2, decision = $3, unclear_slot = $4, language = $5,
                changed_at = $6, row_version = row_version + 1 where id = $7",
        &draft.strength,
        &draft.next_step,
        draft.decision,
        &draft.unclear_slot,
        actor.language,
        command.now,
        id
    )?;
    for mark in &draft.marks {
        execute!(
            &mut *conn,
            "insert into assessment_mark (assessment_id, criterion_key, level, comment) values ($1, $2, $3, $4)
             on conflict (assessment_id, criterion_key) do update
             set level = excluded.level, comment = excluded.comment",
            id,
            &mark.criterion,
            mark.level,
            &mark.comment
        )?;
    }
    if current.decision != draft.decision {
        let decided = audit::Entry::new(command, "assessment.decide", "version", version.0);
        let entry = audit::Entry {
            fields: &["decision"],
            ..decided
        };
        audit::record(conn, entry).await?;
    }
    Ok(current.row_version + 1)
}

/// Opens a version for editing: permission, lease, and the judgement with what is carried over. `seen` is the row version
/// of what was sent, as it was shown.
pub(super) async fn edit<T>(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<(AssessmentId, Head), Failure<EditRefusal<T>>> {
    let head = head(conn, version).await?;
    head.judge(actor)?;
    lease::take(conn, actor, &head, seen, now).await?;
    if let Some(id) = find(conn, actor, version).await? {
        return Ok((id, head));
    }
    let id = value!(
        &mut *conn,
        AssessmentId,
        "insert into assessment (version_id, assessor_id, kind, language, strength, next_step, changed_at)
         values ($1, $2, $3, $4, '', '', $5) returning id",
        version,
        actor.person,
        AssessmentKind::First,
        actor.language,
        now
    )?;
    carry_remarks(conn, &head, id, now).await?;
    Ok((id, head))
}

/// The judgement somebody works on: their own, or, once one was released, that one, whoever wrote it. A correction by a
/// colleague changes what the participant reads and begins nothing anew.
pub(super) async fn find(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
) -> Result<Option<AssessmentId>, Error> {
    let found = row!(
        conn,
        (Option<AssessmentId>,),
        "select coalesce(
            (select assessment_id from release where version_id = $1 and recalled_at is null order by id desc limit 1),
            (select id from assessment where version_id = $1 and assessor_id = $2)) as id",
        version,
        actor.person
    )?;
    Ok(found.and_then(|(id,)| id))
}

/// What an assessment says so far.
pub(super) async fn read(conn: &mut Conn<'_>, id: AssessmentId) -> Result<Draft, Error> {
    let found = row!(
        &mut *conn,
        AssessmentRow,
        "select strength, next_step, decision, unclear_slot, row_version from assessment where id = $1",
        id
    )?
    .ok_or(Error::NotFound)?;
    let marks = rows!(
        conn,
        (String, Option<i64>, String),
        "select criterion_key, level, comment from assessment_mark where assessment_id = $1 order by criterion_key",
        id
    )?;
    Ok(Draft {
        strength: found.strength,
        next_step: found.next_step,
        decision: found.decision,
        unclear_slot: found.unclear_slot,
        row_version: found.row_version,
        seen: None,
        marks: marks
            .into_iter()
            .map(|(criterion, level, comment)| MarkDraft {
                criterion,
                level,
                comment,
            })
            .collect(),
    })
}

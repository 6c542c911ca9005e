use domain::access::Actor;
use domain::ids::{AssessmentId, SubmissionId, VersionId};
use domain::review::{AssessmentKind, Decision, RemarkState};
use domain::time::Timestamp;

use super::lease::{self, Lease};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::submissions::head;
use crate::{Conn, Db, Error, Failure, Lock};

/// What a mentor has written about a version so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// One strength.
    pub strength: String,
    /// One next step.
    pub next_step: String,
    /// The decision, once made.
    pub decision: Option<Decision>,
    /// The slot that cannot be judged.
    pub unclear_slot: Option<String>,
    /// Levels and comments by criterion.
    pub marks: Vec<MarkDraft>,
    /// The version of this text; 0 while nothing is written.
    pub row_version: i64,
}

/// A criterion's level and comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkDraft {
    /// The criterion.
    pub criterion: String,
    /// 1–4, once chosen.
    pub level: Option<i64>,
    /// Words to it.
    pub comment: String,
}

/// Why an edit is not taken. Nothing typed is lost: the page shows it again beside this.
#[derive(Clone, Debug)]
pub enum EditRefusal<T> {
    /// Judged already; recall it first.
    Closed,
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
            let id = edit(&mut conn, &actor, version, command.now).await?;
            let current = read(&mut conn, id).await?;
            // Row version 1 is the empty row that the first edit makes: nothing was overwritten.
            if current.row_version != draft.row_version && current.row_version != 1 {
                return Err(Failure::Refused(EditRefusal::Stale(current)));
            }
            execute!(
                &mut conn,
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
                    &mut conn,
                    "insert into assessment_mark (assessment_id, criterion_key, level, comment) values ($1, $2, $3, $4)
                     on conflict (assessment_id, criterion_key) do update
                     set level = excluded.level, comment = excluded.comment",
                    id,
                    &mark.criterion,
                    mark.level,
                    &mark.comment
                )?;
            }
            Ok(keep_answer(&mut conn, &command, "assessment.save", current.row_version + 1).await?)
        })
    })
    .await
}

/// Opens a version for editing: permission, lease, and the editor's own assessment with what is carried over.
pub(super) async fn edit<T>(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<AssessmentId, Failure<EditRefusal<T>>> {
    let head = head(conn, version).await?;
    head.judge(actor)?;
    lease::take(conn, actor, version, head.state, now).await?;
    if let Some(id) = find(conn, actor, version).await? {
        return Ok(id);
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
    carry_remarks(conn, head.submission_id, head.number, id, now).await?;
    Ok(id)
}

/// Somebody's own assessment of a version.
pub(super) async fn find(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
) -> Result<Option<AssessmentId>, Error> {
    let found = row!(
        conn,
        (AssessmentId,),
        "select id from assessment where version_id = $1 and assessor_id = $2",
        version,
        actor.person
    )?;
    Ok(found.map(|(id,)| id))
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

/// Remarks of the last answer that are not settled come along, to be looked at again.
async fn carry_remarks(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
    number: i64,
    to: AssessmentId,
    now: Timestamp,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into remark (assessment_id, number, words, severity, category, slot_key, page, geometry, rule_id, state,
                             carried_from, changed_at)
         select $1, r.number, r.words, r.severity, r.category, r.slot_key, r.page, r.geometry, r.rule_id, $2, r.id, $3
         from remark r
         where r.deleted_at is null and r.state in ('open', 'not_yet')
           and r.assessment_id = (select rel.assessment_id from release rel join version v on v.id = rel.version_id
                                  where v.submission_id = $4 and v.number < $5 and rel.recalled_at is null
                                  order by v.number desc, rel.id desc limit 1)
         order by r.number",
        to,
        RemarkState::Open,
        now,
        submission,
        number
    )
    .map(|_| ())
}

mod carry;
mod edit;

pub(super) use carry::carry_remarks;
pub use edit::edit_remark;

use domain::access::Actor;
use domain::ids::{AssessmentId, RemarkId, VersionId};
use domain::review::{RemarkCategory, RemarkState, Severity};

use super::assessment::{edit, write};
use super::{Draft, EditRefusal};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows, value};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// What a remark says: one to be added, or how one shall be.
#[derive(Clone, Debug)]
pub struct NewRemark {
    /// What to do, in words.
    pub words: String,
    /// Wajib or saran.
    pub severity: Severity,
    /// What it is about.
    pub category: RemarkCategory,
    /// The slot it is about.
    pub slot_key: Option<String>,
    /// What has to stand on the pack, word for word.
    pub exact_words: Option<String>,
    /// A size in millimetres, as it is stored.
    pub size_mm: Option<String>,
}

/// A remark.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Remark {
    /// Id.
    pub id: RemarkId,
    /// Its number, the same in every version.
    pub number: i64,
    /// What to do, in words.
    pub words: String,
    /// Wajib or saran.
    pub severity: Severity,
    /// What it is about.
    pub category: RemarkCategory,
    /// The slot it is about.
    pub slot_key: Option<String>,
    /// What has to stand on the pack, word for word.
    pub exact_words: Option<String>,
    /// A size in millimetres, as it is stored.
    pub size_mm: Option<String>,
    /// What became of it.
    pub state: RemarkState,
    /// The remark of the version before that this one repeats.
    pub carried_from: Option<RemarkId>,
    /// For stale writes.
    pub row_version: i64,
}

/// Adds a remark. `seen` is the row version of what was sent, as it was shown beside the form.
///
/// # Errors
/// [`EditRefusal`]; not found when the version is not theirs to judge.
pub async fn add_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    new: &NewRemark,
    seen: Option<i64>,
) -> Result<RemarkId, Failure<EditRefusal<()>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let (assessment, head) = edit(&mut conn, &actor, version, seen, command.now).await?;
            // A number means the same remark in every version, so one that was settled earlier is not given again.
            let id = value!(
                &mut conn,
                RemarkId,
                "insert into remark (assessment_id, number, words, severity, category, slot_key, exact_words, size_mm,
                                     state, changed_at)
                 values ($1, (select coalesce(max(r.number), 0) + 1 from remark r
                              join assessment a on a.id = r.assessment_id join version v on v.id = a.version_id
                              where a.id = $1 or (v.submission_id = $10 and v.number < $11)),
                         $2, $3, $4, $5, $6, $7, $8, $9) returning id",
                assessment,
                &new.words,
                new.severity,
                new.category,
                &new.slot_key,
                &new.exact_words,
                &new.size_mm,
                RemarkState::Open,
                command.now,
                head.submission_id,
                head.number
            )?;
            note(&mut conn, &command, "remark.add", id).await?;
            Ok(keep_answer(&mut conn, &command, "remark.add", id).await?)
        })
    })
    .await
}

/// Says what became of a remark that was carried over. What stands in the judgement's form is saved with it.
///
/// # Errors
/// [`EditRefusal`]; not found when there is no such remark of theirs.
pub async fn judge_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    remark: RemarkId,
    state: RemarkState,
    typed: Option<&Draft>,
) -> Result<(), Failure<EditRefusal<Draft>>> {
    change(db, actor, command, (version, remark), Some(state), typed).await
}

/// Takes a remark back; it stays in the database. What stands in the judgement's form is saved with it.
///
/// # Errors
/// As [`judge_remark`].
pub async fn delete_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    remark: RemarkId,
    typed: Option<&Draft>,
) -> Result<(), Failure<EditRefusal<Draft>>> {
    change(db, actor, command, (version, remark), None, typed).await
}

async fn change(
    db: &Db,
    actor: &Actor,
    command: &Command,
    (version, remark): (VersionId, RemarkId),
    state: Option<RemarkState>,
    typed: Option<&Draft>,
) -> Result<(), Failure<EditRefusal<Draft>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, typed) = (actor.clone(), command.clone(), typed.cloned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            if let Some(draft) = &typed {
                write(&mut conn, &actor, &command, version, draft).await?;
            }
            let (assessment, _) = edit(&mut conn, &actor, version, None, command.now).await?;
            let touched = match state {
                Some(state) => execute!(
                    &mut conn,
                    "update remark set state = $1, changed_at = $2, row_version = row_version + 1
                     where id = $3 and assessment_id = $4 and deleted_at is null",
                    state,
                    command.now,
                    remark,
                    assessment
                )?,
                None => execute!(
                    &mut conn,
                    "update remark set deleted_at = $1, changed_at = $1, row_version = row_version + 1
                     where id = $2 and assessment_id = $3 and deleted_at is null",
                    command.now,
                    remark,
                    assessment
                )?,
            };
            if touched == 0 {
                return Err(Error::NotFound.into());
            }
            let action = match state {
                Some(_) => "remark.judge",
                None => "remark.remove",
            };
            note(&mut conn, &command, action, remark).await?;
            Ok(keep_answer(&mut conn, &command, action, ()).await?)
        })
    })
    .await
}

/// The remarks of an assessment, in their order.
pub(super) async fn remarks(
    conn: &mut Conn<'_>,
    assessment: AssessmentId,
) -> Result<Vec<Remark>, Error> {
    rows!(
        conn,
        Remark,
        "select id, number, words, severity, category, slot_key, exact_words, size_mm, state, carried_from, row_version
         from remark where assessment_id = $1 and deleted_at is null order by number",
        assessment
    )
}

async fn note(
    conn: &mut Conn<'_>,
    command: &Command,
    action: &'static str,
    remark: RemarkId,
) -> Result<(), Error> {
    let entry = audit::Entry::new(command, action, "remark", remark.0);
    audit::record(conn, entry).await
}

use domain::access::Actor;
use domain::ids::{AssessmentId, RemarkId, VersionId};
use domain::review::{RemarkCategory, RemarkState, Severity};
use domain::time::Timestamp;

use super::EditRefusal;
use super::assessment::edit;
use super::showing::last_before;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows, value};
use crate::submissions::Head;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// A remark to be added.
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

/// Adds a remark.
///
/// # Errors
/// [`EditRefusal`]; not found when the version is not theirs to judge.
pub async fn add_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    new: &NewRemark,
) -> Result<RemarkId, Failure<EditRefusal<()>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let (assessment, head) = edit(&mut conn, &actor, version, command.now).await?;
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

/// Says what became of a remark that was carried over.
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
) -> Result<(), Failure<EditRefusal<()>>> {
    change(db, actor, command, version, remark, Some(state)).await
}

/// Takes a remark back; it stays in the database.
///
/// # Errors
/// As [`judge_remark`].
pub async fn delete_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    remark: RemarkId,
) -> Result<(), Failure<EditRefusal<()>>> {
    change(db, actor, command, version, remark, None).await
}

async fn change(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    remark: RemarkId,
    state: Option<RemarkState>,
) -> Result<(), Failure<EditRefusal<()>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let (assessment, _) = edit(&mut conn, &actor, version, command.now).await?;
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
            Ok(keep_answer(&mut conn, &command, "remark.change", ()).await?)
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

/// What the last answer left unsettled comes along, to be looked at again: as it was read, not as it was changed since.
pub(super) async fn carry_remarks(
    conn: &mut Conn<'_>,
    head: &Head,
    to: AssessmentId,
    now: Timestamp,
) -> Result<(), Error> {
    let Some((from, shown)) = last_before(conn, head.submission_id, head.number, now).await? else {
        return Ok(());
    };
    let unsettled = shown
        .remarks
        .iter()
        .filter(|remark| remark.state.is_unsettled());
    for remark in unsettled {
        execute!(
            &mut *conn,
            "insert into remark (assessment_id, number, words, severity, category, slot_key, exact_words, size_mm, page,
                                 geometry, rule_id, state, carried_from, changed_at)
             select $1, number, $2, $3, $4, $5, $6, $7, page, geometry, rule_id, $8, id, $9
             from remark where assessment_id = $10 and number = $11",
            to,
            &remark.words,
            remark.severity,
            remark.category,
            &remark.slot_key,
            &remark.exact_words,
            &remark.size_mm,
            RemarkState::Open,
            now,
            from,
            remark.number
        )?;
    }
    Ok(())
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

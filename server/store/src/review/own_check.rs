use domain::access::Actor;
use domain::ids::{AssessmentId, VersionId};
use domain::learning::Completable;
use domain::review::AssessmentKind;
use domain::submissions::{MissingSlot, VersionState};
use domain::time::Timestamp;

use super::{MarkDraft, ShownMark};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::content::assignment;
use crate::learning::complete;
use crate::submissions::{entries, head, missing};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// How participants judged their own work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCheck {
    /// The level they chose on each criterion.
    pub marks: Vec<ShownMark>,
    /// What they want to do next, in their own words.
    pub next_step: String,
    /// When they had checked it.
    pub checked_at: Timestamp,
}

/// What participants say about their own work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMarks {
    /// A level per criterion, as far as one was chosen.
    pub levels: Vec<(String, Option<i64>)>,
    /// What they want to do next; may be empty.
    pub next_step: String,
}

/// Why their judgement is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnCheckRefusal {
    /// It was checked already, perhaps in another tab.
    AlreadyChecked,
    /// They have left the cohort.
    Left,
    /// Criteria without a level.
    Unmarked(Vec<String>),
    /// Required slots were emptied since it was sent.
    Missing(Vec<MissingSlot>),
}

/// Keeps how participants judge their own work, beside it as their assessment; with it the assignment is complete,
/// whatever levels they chose: an honest "perlu perbaikan" costs nobody anything.
///
/// # Errors
/// [`OwnCheckRefusal`]; not found when it is not theirs, or somebody else judges it.
pub async fn check_own(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    marks: &OwnMarks,
) -> Result<(), Failure<OwnCheckRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, marks) = (actor.clone(), command.clone(), marks.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            match head.state {
                VersionState::OwnCheck => {}
                VersionState::Checked => {
                    return Err(Failure::Refused(OwnCheckRefusal::AlreadyChecked));
                }
                _ => return Err(Error::NotFound.into()),
            }
            if !head.takes_part() {
                return Err(Failure::Refused(OwnCheckRefusal::Left));
            }
            let asked = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
            let empty = missing(&asked, &entries(&mut conn, version).await?);
            if !empty.is_empty() {
                let empty = empty.into_iter().map(MissingSlot).collect();
                return Err(Failure::Refused(OwnCheckRefusal::Missing(empty)));
            }
            let (chosen, unmarked) = levels(&asked.criteria, &marks);
            if !unmarked.is_empty() {
                return Err(Failure::Refused(OwnCheckRefusal::Unmarked(unmarked)));
            }
            insert(&mut conn, &actor, version, &marks, &chosen, command.now).await?;
            execute!(
                &mut conn,
                "update version set state = $1, row_version = row_version + 1 where id = $2",
                VersionState::Checked,
                version
            )?;
            complete(
                &mut conn,
                head.enrollment_id,
                Completable::Assignment,
                &head.assignment_key,
                head.revision_id,
                command.now,
                command.now,
            )
            .await?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "version.check",
                object: "version",
                object_id: version.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "version.check", ()).await?)
        })
    })
    .await
}

/// The chosen level of each criterion of the rubric, and those that have none.
fn levels(
    criteria: &[crate::content::Criterion],
    marks: &OwnMarks,
) -> (Vec<MarkDraft>, Vec<String>) {
    let mut chosen = Vec::new();
    let mut unmarked = Vec::new();
    for criterion in criteria {
        let found = marks.levels.iter().find(|(key, _)| *key == criterion.key);
        let level = found.and_then(|(_, level)| level.filter(|level| (1..=4).contains(level)));
        match level {
            Some(level) => chosen.push(MarkDraft {
                criterion: criterion.key.clone(),
                level: Some(level),
                comment: String::new(),
            }),
            None => unmarked.push(criterion.key.clone()),
        }
    }
    (chosen, unmarked)
}

async fn insert(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    marks: &OwnMarks,
    chosen: &[MarkDraft],
    now: Timestamp,
) -> Result<(), Error> {
    let id = value!(
        &mut *conn,
        AssessmentId,
        "insert into assessment (version_id, assessor_id, kind, language, strength, next_step, changed_at)
         values ($1, $2, $3, $4, '', $5, $6) returning id",
        version,
        actor.person,
        AssessmentKind::OwnCheck,
        actor.language,
        &marks.next_step,
        now
    )?;
    for mark in chosen {
        execute!(
            &mut *conn,
            "insert into assessment_mark (assessment_id, criterion_key, level, comment) values ($1, $2, $3, '')",
            id,
            &mark.criterion,
            mark.level
        )?;
    }
    Ok(())
}

/// How its participant judged a version of their own; nothing where they have not, or a mentor judges it.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn own_check(
    db: &Db,
    actor: &Actor,
    version: VersionId,
) -> Result<Option<OwnCheck>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    head(&mut conn, version).await?.own(actor)?;
    read(&mut conn, version).await
}

/// The same, for whoever was let through to the version.
pub(super) async fn read(
    conn: &mut Conn<'_>,
    version: VersionId,
) -> Result<Option<OwnCheck>, Error> {
    let found = row!(
        &mut *conn,
        (AssessmentId, String, Timestamp),
        "select id, next_step, changed_at from assessment where version_id = $1 and kind = $2",
        version,
        AssessmentKind::OwnCheck
    )?;
    let Some((id, next_step, checked_at)) = found else {
        return Ok(None);
    };
    let marks = rows!(
        conn,
        (String, Option<i64>),
        "select criterion_key, level from assessment_mark where assessment_id = $1 order by criterion_key",
        id
    )?;
    Ok(Some(OwnCheck {
        marks: marks
            .into_iter()
            .map(|(criterion, level)| ShownMark {
                criterion,
                level,
                comment: String::new(),
            })
            .collect(),
        next_step,
        checked_at,
    }))
}

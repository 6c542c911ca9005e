use std::collections::{BTreeMap, BTreeSet};

use domain::access::Actor;
use domain::ids::{EnrollmentId, SubmissionId};
use domain::learning::{Completable, Step, StepState};
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::completions;
use crate::conn::rows;
use crate::content::{Outline, outline};
use crate::organisation::{Enrollment, current_enrollment};
use crate::{Conn, Db, Error};

/// A participant's way through the course.
#[derive(Clone, Debug)]
pub struct Path {
    /// Their place in a cohort.
    pub enrollment: Enrollment,
    /// The course.
    pub outline: Outline,
    /// Every step in the order of the course.
    pub steps: Vec<Step>,
    /// When each assignment is due.
    pub due: BTreeMap<String, Timestamp>,
    /// The submission of each assignment that was begun.
    pub submissions: BTreeMap<String, SubmissionId>,
    /// When the answer to each sent assignment is promised.
    pub promised: BTreeMap<String, Timestamp>,
}

/// The way of somebody who takes part in a cohort; `None` for everybody else.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn path(db: &Db, actor: &Actor, now: Timestamp) -> Result<Option<Path>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let Some(enrollment) = current_enrollment(&mut conn, actor).await? else {
        return Ok(None);
    };
    let outline = outline(&mut conn, enrollment.revision_id).await?;
    let done: BTreeSet<_> = completions(&mut conn, enrollment.id)
        .await?
        .into_iter()
        .collect();
    let begun = begun(&mut conn, enrollment.id).await?;
    let sent = latest_versions(&mut conn, enrollment.id, now).await?;
    let steps = outline
        .completables()
        .map(|(kind, key)| Step {
            kind,
            key: key.to_owned(),
            state: if done.contains(&(kind, key.to_owned())) {
                StepState::Done
            } else if let Some(version) = sent
                .iter()
                .find(|v| kind == Completable::Assignment && v.assignment_key == key)
            {
                version.step_state()
            } else if begun.contains(&(kind, key.to_owned())) {
                StepState::Begun
            } else {
                StepState::Open
            },
        })
        .collect();
    let due = due_dates(&mut conn, &enrollment).await?;
    Ok(Some(Path {
        submissions: sent
            .iter()
            .map(|v| (v.assignment_key.clone(), v.submission_id))
            .collect(),
        promised: sent
            .iter()
            .filter(|v| v.state.is_with_mentor())
            .filter_map(|v| Some((v.assignment_key.clone(), v.promised_at?)))
            .collect(),
        enrollment,
        outline,
        steps,
        due,
    }))
}

/// Lessons and quizzes that were begun.
async fn begun(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
) -> Result<BTreeSet<(Completable, String)>, Error> {
    let found = rows!(
        conn,
        (Completable, String),
        "select 'lesson' as kind, lesson_key from reading_place where enrollment_id = $1
         union select 'quiz' as kind, module_key from quiz_attempt where enrollment_id = $1",
        enrollment
    )?;
    Ok(found.into_iter().collect())
}

#[derive(sqlx::FromRow)]
struct LatestVersion {
    submission_id: SubmissionId,
    assignment_key: String,
    state: VersionState,
    promised_at: Option<Timestamp>,
    decision: Option<Decision>,
}

impl LatestVersion {
    fn step_state(&self) -> StepState {
        match (self.state, self.decision) {
            (VersionState::Draft, _) => StepState::Begun,
            (_, Some(Decision::Passed)) => StepState::Done,
            (_, Some(_)) => StepState::NeedsFixing,
            (_, None) => StepState::WithMentor,
        }
    }
}

/// The newest version of each submission, with the decision its participant can see by now.
async fn latest_versions(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    now: Timestamp,
) -> Result<Vec<LatestVersion>, Error> {
    rows!(
        conn,
        LatestVersion,
        "select s.id as submission_id, s.assignment_key, v.state, v.promised_at,
                (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                 and r.visible_from <= $2 order by r.id desc limit 1) as decision
         from submission s
         join version v on v.submission_id = s.id
              and v.number = (select max(w.number) from version w where w.submission_id = s.id)
         where s.enrollment_id = $1 order by s.id",
        enrollment,
        now
    )
}

async fn due_dates(
    conn: &mut Conn<'_>,
    enrollment: &Enrollment,
) -> Result<BTreeMap<String, Timestamp>, Error> {
    let found = rows!(
        conn,
        (String, Option<Timestamp>),
        "select ca.assignment_key, coalesce(o.due_at, ca.due_at) as due_at
         from cohort_assignment ca
         left join assignment_override o on o.enrollment_id = $2 and o.assignment_key = ca.assignment_key
         where ca.cohort_id = $1",
        enrollment.cohort_id,
        enrollment.id
    )?;
    Ok(found
        .into_iter()
        .filter_map(|(key, due)| Some((key, due?)))
        .collect())
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::Actor;
use domain::cohorts::OwnTime;
use domain::ids::{EnrollmentId, ProductId, SubmissionId, VersionId};
use domain::learning::{Completable, Step, StepState, next_step};
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::completions;
use crate::conn::rows;
use crate::content::{Outline, kept_outline};
use crate::organisation::{Enrollment, current_enrollment};
use crate::{Conn, Db, Error};

/// A participant's way through the course.
#[derive(Clone, Debug)]
pub struct Path {
    /// Their place in a cohort.
    pub enrollment: Enrollment,
    /// The course.
    pub outline: Arc<Outline>,
    /// Every step in the order of the course.
    pub steps: Vec<Step>,
    /// When each assignment is due.
    pub due: BTreeMap<String, Timestamp>,
    /// The work on every assignment, a submission a product: what needs its owner most comes first.
    pub works: Vec<Work>,
    /// When the answer to each assignment that waits for one is promised.
    pub promised: BTreeMap<String, Timestamp>,
}

/// One submission on a participant's way, with where its newest version stands.
#[derive(Clone, Debug)]
pub struct Work {
    /// The assignment.
    pub assignment_key: String,
    /// The submission.
    pub submission: SubmissionId,
    /// Its newest version.
    pub version: VersionId,
    /// The product it is about.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// How far it is.
    pub state: StepState,
    /// Whether its participant checks it themselves.
    pub is_own_check: bool,
    /// When its answer is promised, while it waits for one.
    pub promised_at: Option<Timestamp>,
}

impl Path {
    /// The work on an assignment, what needs its owner most first.
    #[must_use]
    pub fn works_on(&self, assignment: &str) -> Vec<&Work> {
        self.works
            .iter()
            .filter(|work| work.assignment_key == assignment)
            .collect()
    }

    /// The submission that a step speaks of: it gives state, link and promise alike.
    #[must_use]
    pub fn work(&self, step: &Step) -> Option<&Work> {
        if step.kind != Completable::Assignment {
            return None;
        }
        let works = self.works_on(&step.key);
        let same = works.iter().find(|work| work.state == step.state);
        same.or_else(|| works.first()).copied()
    }

    /// The assignment a step leads up to, which may be the step itself, unless it has been sent or passed.
    #[must_use]
    pub fn assignment_after(&self, step: &Step) -> Option<&str> {
        let module = self.outline.modules.iter().find(|module| {
            let assignment = module.assignment.as_ref().map(|(key, _)| key.as_str());
            match step.kind {
                Completable::Lesson => module.lessons.iter().any(|lesson| lesson.key == step.key),
                Completable::Quiz => module.key == step.key,
                Completable::Assignment => assignment == Some(step.key.as_str()),
            }
        })?;
        let (key, _) = module.assignment.as_ref()?;
        let waits = |state| {
            matches!(
                state,
                StepState::Done | StepState::WithMentor | StepState::OwnCheck
            )
        };
        let is_behind = self.steps.iter().any(|other| {
            other.kind == Completable::Assignment && other.key == *key && waits(other.state)
        });
        (!is_behind).then_some(key.as_str())
    }

    /// What to do now. Work that came back counts even where another product has passed the assignment already.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        let came_back = self
            .works
            .iter()
            .filter(|work| work.state == StepState::NeedsFixing)
            .map(|work| Step {
                kind: Completable::Assignment,
                key: work.assignment_key.clone(),
                state: work.state,
            });
        let steps: Vec<_> = self.steps.iter().cloned().chain(came_back).collect();
        next_step(&steps).cloned()
    }
}

/// The way of somebody who takes part in a cohort; `None` for everybody else.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn path(db: &Db, actor: &Actor, now: Timestamp) -> Result<Option<Path>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let Some(enrollment) = current_enrollment(&mut conn, actor, now).await? else {
        return Ok(None);
    };
    let outline = kept_outline(db, &mut conn, enrollment.revision_id).await?;
    let done: BTreeSet<_> = completions(&mut conn, enrollment.id)
        .await?
        .into_iter()
        .collect();
    let begun = begun(&mut conn, enrollment.id).await?;
    let works = works(&mut conn, enrollment.id, now).await?;
    let state = |kind: Completable, key: &str| {
        let of_work = works
            .iter()
            .find(|work| kind == Completable::Assignment && work.assignment_key == key)
            .map(|work| work.state);
        if done.contains(&(kind, key.to_owned())) {
            StepState::Done
        } else if let Some(state) = of_work {
            state
        } else if begun.contains(&(kind, key.to_owned())) {
            StepState::Begun
        } else {
            StepState::Open
        }
    };
    let steps: Vec<_> = outline
        .completables()
        .map(|(kind, key)| Step {
            kind,
            key: key.to_owned(),
            state: state(kind, key),
        })
        .collect();
    let due = due_dates(&mut conn, &enrollment).await?;
    let mut path = Path {
        promised: BTreeMap::new(),
        enrollment,
        outline,
        steps,
        due,
        works,
    };
    path.promised = path
        .steps
        .iter()
        .filter(|step| step.state == StepState::WithMentor)
        .filter_map(|step| Some((step.key.clone(), path.work(step)?.promised_at?)))
        .collect();
    Ok(Some(path))
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
    version_id: VersionId,
    product_id: ProductId,
    product_name: String,
    assignment_key: String,
    state: VersionState,
    promised_at: Option<Timestamp>,
    decision: Option<Decision>,
}

impl LatestVersion {
    fn work(self) -> Work {
        let state = self.step_state();
        Work {
            state,
            is_own_check: self.state.is_own_check(),
            assignment_key: self.assignment_key,
            submission: self.submission_id,
            version: self.version_id,
            product: self.product_id,
            product_name: self.product_name,
            promised_at: self.promised_at.filter(|_| state == StepState::WithMentor),
        }
    }

    fn step_state(&self) -> StepState {
        match (self.state, self.decision) {
            (VersionState::Draft, _) => StepState::Begun,
            (VersionState::OwnCheck, _) => StepState::OwnCheck,
            (VersionState::Checked, _) => StepState::Done,
            (_, Some(Decision::Passed)) => StepState::Done,
            (_, Some(_)) => StepState::NeedsFixing,
            (_, None) => StepState::WithMentor,
        }
    }
}

/// Every submission by its newest version and the decision its participant can see by now.
async fn works(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    now: Timestamp,
) -> Result<Vec<Work>, Error> {
    let found = rows!(
        conn,
        LatestVersion,
        "select s.id as submission_id, v.id as version_id, s.product_id, p.name as product_name, s.assignment_key, v.state,
                v.promised_at,
                (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                 and r.visible_from <= $2 order by r.id desc limit 1) as decision
         from submission s
         join product p on p.id = s.product_id
         join version v on v.submission_id = s.id
              and v.number = (select max(w.number) from version w where w.submission_id = s.id)
         where s.enrollment_id = $1 order by s.id",
        enrollment,
        now
    )?;
    let mut works: Vec<_> = found.into_iter().map(LatestVersion::work).collect();
    works.sort_by_key(|work| work.state.need());
    Ok(works)
}

async fn due_dates(
    conn: &mut Conn<'_>,
    enrollment: &Enrollment,
) -> Result<BTreeMap<String, Timestamp>, Error> {
    let found = rows!(
        conn,
        (String, Option<Timestamp>, Option<Timestamp>),
        "select ca.assignment_key, ca.due_at, o.due_at as own_due_at
         from cohort_assignment ca
         left join assignment_override o on o.enrollment_id = $2 and o.assignment_key = ca.assignment_key
         where ca.cohort_id = $1",
        enrollment.cohort_id,
        enrollment.id
    )?;
    Ok(found
        .into_iter()
        .filter_map(|(key, due_for_all, own_due)| {
            let time = OwnTime {
                due_for_all,
                own_due,
                ..OwnTime::default()
            };
            Some((key, time.due_at()?))
        })
        .collect())
}

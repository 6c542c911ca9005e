//! How far everybody of a cohort is: the same rows for the screen and for what is downloaded.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::Actor;
use domain::ids::{CohortId, EnrollmentId};
use domain::learning::{Completable, Progress};

use super::participant::{Participant, participants};
use crate::conn::{rows, value};
use crate::content::{Outline, OutlineModule, kept_outline};
use crate::holidays::missing_years;
use crate::organisation::{Cohort, cohort_for};
use crate::{Db, Error};

/// A cohort with everybody's progress.
#[derive(Clone, Debug)]
pub struct CohortProgress {
    /// The cohort.
    pub cohort: Cohort,
    /// Its course.
    pub outline: Arc<Outline>,
    /// Who takes part, or did.
    pub rows: Vec<ProgressRow>,
    /// How many wait for a place.
    pub waiting: i64,
    /// Years of it for which no holidays are entered.
    pub missing_years: Vec<i64>,
    /// Who has sent work at least once.
    pub sent: BTreeSet<EnrollmentId>,
    /// Who has an assignment that was passed.
    pub approved: BTreeSet<EnrollmentId>,
}

/// One participant's progress.
#[derive(Clone, Debug)]
pub struct ProgressRow {
    /// Who.
    pub participant: Participant,
    /// Each module of the course, in order.
    pub modules: Vec<Progress>,
    /// The whole course.
    pub whole: Progress,
}

/// What a module asks to be completed.
pub fn completables(module: &OutlineModule) -> impl Iterator<Item = (Completable, &str)> {
    module
        .lessons
        .iter()
        .map(|lesson| (Completable::Lesson, lesson.key.as_str()))
        .chain(
            module
                .has_quiz
                .then_some((Completable::Quiz, module.key.as_str())),
        )
        .chain(
            module
                .assignment
                .as_ref()
                .map(|(key, _)| (Completable::Assignment, key.as_str())),
        )
}

/// The progress of a cohort: eight reads, whatever other cohorts hold.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn cohort_progress(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
) -> Result<CohortProgress, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let outline = kept_outline(db, &mut conn, found.revision_id).await?;
    let participants = participants(&mut conn, cohort).await?;
    let completed = rows!(
        &mut conn,
        (EnrollmentId, Completable, String),
        "select c.enrollment_id, c.kind, c.key from completion c
         join enrollment e on e.id = c.enrollment_id
         where e.cohort_id = $1",
        cohort
    )?;
    let mut done: BTreeMap<EnrollmentId, BTreeSet<(Completable, String)>> = BTreeMap::new();
    for (enrollment, kind, key) in completed {
        done.entry(enrollment).or_default().insert((kind, key));
    }
    let nothing = BTreeSet::new();
    let rows = participants
        .into_iter()
        .map(|participant| {
            let done = done.get(&participant.enrollment).unwrap_or(&nothing);
            let modules: Vec<_> = outline
                .modules
                .iter()
                .map(|module| {
                    let wanted = completables(module).map(|(kind, key)| (kind, key.to_owned()));
                    Progress::of(wanted, done.iter().cloned())
                })
                .collect();
            let whole = Progress {
                done: modules.iter().map(|module| module.done).sum(),
                total: modules.iter().map(|module| module.total).sum(),
            };
            ProgressRow {
                participant,
                modules,
                whole,
            }
        })
        .collect();
    let waiting = value!(
        &mut conn,
        i64,
        "select count(*) from enrollment where cohort_id = $1 and state in ('applied', 'waiting', 'offered')",
        cohort
    )?;
    let sent = rows!(
        &mut conn,
        (EnrollmentId,),
        "select distinct e.id from enrollment e
         join submission s on s.enrollment_id = e.id
         join version v on v.submission_id = s.id and v.state <> 'draft'
         where e.cohort_id = $1",
        cohort
    )?;
    // What its participant checked themselves is complete, and approved by nobody.
    let approved = rows!(
        &mut conn,
        (EnrollmentId,),
        "select distinct e.id from enrollment e
         join completion c on c.enrollment_id = e.id and c.kind = 'assignment'
         join submission s on s.enrollment_id = e.id and s.assignment_key = c.key
         join version v on v.submission_id = s.id
         join release r on r.version_id = v.id and r.decision = 'passed' and r.recalled_at is null
         where e.cohort_id = $1",
        cohort
    )?;
    Ok(CohortProgress {
        missing_years: missing_years(&mut conn, found.starts_on, found.ends_on).await?,
        cohort: found,
        outline,
        rows,
        waiting,
        sent: sent.into_iter().map(|(enrollment,)| enrollment).collect(),
        approved: approved
            .into_iter()
            .map(|(enrollment,)| enrollment)
            .collect(),
    })
}

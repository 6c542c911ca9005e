//! How far everybody of a cohort is: the same rows for the screen and for what is downloaded.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::Actor;
use domain::cohorts::EnrollmentState;
use domain::ids::{CohortId, EnrollmentId, PersonId, SubmissionId};
use domain::learning::{Completable, Progress};
use domain::time::Timestamp;

use crate::conn::{row, rows};
use crate::content::{Outline, OutlineModule, kept_outline};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error};

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

/// A participant as the office sees them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Participant {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// The person.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Their business.
    pub business: String,
    /// Where it is.
    pub regency_code: String,
    /// Their number.
    pub phone: Option<String>,
    /// Who looks after them.
    pub mentor_id: Option<PersonId>,
    /// The mentor's name.
    pub mentor_name: Option<String>,
    /// Where the enrollment stands.
    pub state: EnrollmentState,
    /// When they were last here.
    pub last_seen_at: Option<Timestamp>,
}

/// A participant's own page for the office.
#[derive(Clone, Debug)]
pub struct ParticipantPage {
    /// The cohort.
    pub cohort: Cohort,
    /// Its course.
    pub outline: Arc<Outline>,
    /// Who.
    pub participant: Participant,
    /// When each thing was completed.
    pub completed: BTreeMap<(Completable, String), Timestamp>,
    /// The submission of each assignment, with the state of its newest version.
    pub submissions: Vec<(String, SubmissionId, String)>,
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

/// The progress of a cohort: four reads, whatever other cohorts hold.
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
    let waiting = crate::conn::value!(
        &mut conn,
        i64,
        "select count(*) from enrollment where cohort_id = $1 and state in ('applied', 'waiting', 'offered')",
        cohort
    )?;
    Ok(CohortProgress {
        cohort: found,
        outline,
        rows,
        waiting,
    })
}

async fn participants(conn: &mut Conn<'_>, cohort: CohortId) -> Result<Vec<Participant>, Error> {
    rows!(
        conn,
        Participant,
        "select e.id as enrollment, p.id as person_id, p.name, b.name as business, b.regency_code,
                (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                 and k.valid_until is null) as phone,
                e.mentor_id, m.name as mentor_name, e.state,
                (select max(s.last_seen_at) from login_session s where s.person_id = p.id) as last_seen_at
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         left join person m on m.id = e.mentor_id
         where e.cohort_id = $1 and e.state in ('active', 'finished')
         order by p.name, e.id",
        cohort
    )
}

/// One participant of a cohort.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs or has no such participant.
pub async fn participant_page(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    enrollment: EnrollmentId,
) -> Result<ParticipantPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let outline = kept_outline(db, &mut conn, found.revision_id).await?;
    let participant = row!(
        &mut conn,
        Participant,
        "select e.id as enrollment, p.id as person_id, p.name, b.name as business, b.regency_code,
                (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                 and k.valid_until is null) as phone,
                e.mentor_id, m.name as mentor_name, e.state,
                (select max(s.last_seen_at) from login_session s where s.person_id = p.id) as last_seen_at
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         left join person m on m.id = e.mentor_id
         where e.cohort_id = $1 and e.id = $2",
        cohort,
        enrollment
    )?
    .ok_or(Error::NotFound)?;
    let completed = rows!(
        &mut conn,
        (Completable, String, Timestamp),
        "select kind, key, occurred_at from completion where enrollment_id = $1",
        enrollment
    )?;
    let submissions = rows!(
        &mut conn,
        (String, SubmissionId, String),
        "select s.assignment_key, s.id, v.state from submission s
         join version v on v.submission_id = s.id
              and v.number = (select max(w.number) from version w where w.submission_id = s.id)
         where s.enrollment_id = $1 order by s.id",
        enrollment
    )?;
    Ok(ParticipantPage {
        cohort: found,
        outline,
        participant,
        completed: completed
            .into_iter()
            .map(|(kind, key, at)| ((kind, key), at))
            .collect(),
        submissions,
    })
}

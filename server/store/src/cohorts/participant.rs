//! A participant as the office sees them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Actor, Care};
use domain::cohorts::{EnrollmentReason, EnrollmentState, ExtensionReason, OwnTime};
use domain::ids::{CohortId, EnrollmentId, PersonId, SubmissionId};
use domain::language::Words;
use domain::learning::Completable;
use domain::time::Timestamp;

use super::allocation::{Mentor, mentors};
use super::care::care_of;
use super::places::{happened, places_left};
use crate::conn::{row, rows};
use crate::content::{Outline, kept_outline};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error};

/// Somebody in a cohort.
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
    /// Places that are free in it.
    pub places_left: i64,
    /// Its course.
    pub outline: Arc<Outline>,
    /// Who.
    pub participant: Participant,
    /// Whether the one who looks may let them in by a code or another number.
    pub care: Care,
    /// The mentors of the cohort.
    pub mentors: Vec<Mentor>,
    /// When each thing was completed.
    pub completed: BTreeMap<(Completable, String), Timestamp>,
    /// The submission of each assignment, with the state of its newest version.
    pub submissions: Vec<(String, SubmissionId, String)>,
    /// When each assignment is due for them.
    pub dates: Vec<OwnDates>,
    /// How their enrollment came to where it stands, the newest first.
    pub history: Vec<Happened>,
}

/// When an assignment is due for one participant.
#[derive(Clone, Debug)]
pub struct OwnDates {
    /// The assignment.
    pub key: String,
    /// Its title.
    pub title: Words,
    /// When it is due for the cohort.
    pub due_at: Option<Timestamp>,
    /// When it is due for them, and why, where they got more time than everybody has.
    pub extended: Option<(Timestamp, Option<ExtensionReason>)>,
}

/// One step of an enrollment.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Happened {
    /// Where it stood.
    pub from_state: Option<EnrollmentState>,
    /// Where it went.
    pub to_state: EnrollmentState,
    /// Why.
    pub reason: EnrollmentReason,
    /// Who decided it; nobody for the system itself.
    pub by_name: Option<String>,
    /// When.
    pub recorded_at: Timestamp,
}

/// A participant's row, by the same columns wherever one is shown.
macro_rules! participant {
    ($condition:literal) => {
        concat!(
            "select e.id as enrollment, p.id as person_id, p.name, b.name as business, b.regency_code,
                    (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                     and k.valid_until is null) as phone,
                    e.mentor_id, m.name as mentor_name, e.state,
                    (select max(s.last_seen_at) from login_session s where s.person_id = p.id) as last_seen_at
             from enrollment e
             join person p on p.id = e.person_id
             join business b on b.id = e.business_id
             left join person m on m.id = e.mentor_id
             where e.cohort_id = $1 and ",
            $condition
        )
    };
}

/// Those who take part in a cohort, or did to the end.
pub(super) async fn participants(
    conn: &mut Conn<'_>,
    cohort: CohortId,
) -> Result<Vec<Participant>, Error> {
    rows!(
        conn,
        Participant,
        participant!("e.state in ('active', 'finished') order by p.name, e.id"),
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
    let participant = row!(
        &mut conn,
        Participant,
        participant!("e.id = $2"),
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
        places_left: places_left(&mut conn, &found).await?,
        outline: kept_outline(db, &mut conn, found.revision_id).await?,
        dates: own_dates(&mut conn, &found, enrollment).await?,
        history: happened(&mut conn, enrollment).await?,
        care: care_of(&mut conn, actor, participant.person_id).await?,
        mentors: mentors(&mut conn, &found).await?,
        cohort: found,
        participant,
        completed: completed
            .into_iter()
            .map(|(kind, key, at)| ((kind, key), at))
            .collect(),
        submissions,
    })
}

async fn own_dates(
    conn: &mut Conn<'_>,
    cohort: &Cohort,
    enrollment: EnrollmentId,
) -> Result<Vec<OwnDates>, Error> {
    let found = rows!(
        conn,
        DatesRow,
        "select ca.assignment_key as key, t.title_id, t.title_en, ca.due_at, ca.closes_at, o.due_at as own_due_at, o.reason
         from cohort_assignment ca
         join assignment t on t.revision_id = $3 and t.key = ca.assignment_key
         left join assignment_override o on o.enrollment_id = $2 and o.assignment_key = ca.assignment_key
         where ca.cohort_id = $1 order by ca.due_at, ca.assignment_key",
        cohort.id,
        enrollment,
        cohort.revision_id
    )?;
    Ok(found
        .into_iter()
        .map(|row| {
            let time = OwnTime {
                due_for_all: row.due_at,
                closes_for_all: row.closes_at,
                own_due: row.own_due_at,
                own_closes: None,
            };
            let reason = row.reason.and_then(|code| code.parse().ok());
            OwnDates {
                key: row.key,
                title: Words {
                    id: row.title_id,
                    en: row.title_en,
                },
                due_at: row.due_at,
                extended: time.extended().map(|until| (until, reason)),
            }
        })
        .collect())
}

#[derive(sqlx::FromRow)]
struct DatesRow {
    key: String,
    title_id: String,
    title_en: String,
    due_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    own_due_at: Option<Timestamp>,
    reason: Option<String>,
}

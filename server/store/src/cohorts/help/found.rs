use std::collections::{BTreeMap, BTreeSet};

use domain::cohorts::OwnTime;
use domain::ids::{CohortId, EnrollmentId, PersonId, ProgramId, RevisionId};
use domain::language::Words;
use domain::learning::Completable;
use domain::time::{Date, Timestamp, Zone};

use crate::conn::rows;
use crate::{Conn, Error};

/// Whose participants are looked through.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    /// Everybody's of a cohort.
    Cohort(CohortId),
    /// A mentor's, in whichever cohort.
    Mentor(PersonId),
}

/// What is known of those who take part in a cohort that is not over.
pub(super) struct Found {
    pub(super) active: Vec<Active>,
    /// Remarks that somebody was asked twice to settle.
    pub(super) stuck: Vec<(EnrollmentId, String)>,
    /// Assignments that are due and were not sent.
    pub(super) unsent: Vec<Unsent>,
    pub(super) completed: BTreeMap<EnrollmentId, BTreeSet<(Completable, String)>>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Active {
    pub(super) enrollment: EnrollmentId,
    pub(super) cohort_id: CohortId,
    pub(super) cohort_name: String,
    pub(super) program_id: ProgramId,
    pub(super) revision_id: RevisionId,
    pub(super) starts_on: Date,
    pub(super) name: String,
    pub(super) business: String,
    pub(super) phone: Option<String>,
    pub(super) mentor_name: Option<String>,
    pub(super) joined_at: Timestamp,
    pub(super) seen_at: Option<Timestamp>,
    pub(super) sent_at: Option<Timestamp>,
    pub(super) learned_at: Option<Timestamp>,
    pub(super) waits_for_mentor: bool,
}

impl Active {
    pub(super) fn last_heard(&self) -> Option<Timestamp> {
        self.seen_at.max(self.sent_at).max(self.learned_at)
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct Unsent {
    pub(super) enrollment: EnrollmentId,
    title_id: String,
    title_en: String,
    due_at: Timestamp,
    own_due_at: Option<Timestamp>,
}

impl Unsent {
    /// When it is due for them.
    pub(super) fn due_at(&self) -> Option<Timestamp> {
        let time = OwnTime {
            due_for_all: Some(self.due_at),
            own_due: self.own_due_at,
            ..OwnTime::default()
        };
        time.due_at()
    }

    pub(super) fn title(&self) -> Words {
        Words {
            id: self.title_id.clone(),
            en: self.title_en.clone(),
        }
    }
}

struct Queries {
    active: &'static str,
    stuck: &'static str,
    unsent: &'static str,
    completed: &'static str,
}

/// The same rows for a cohort and for a mentor: `$1` is whose, `$2` today, `$3` now.
macro_rules! queries {
    ($of:literal) => {
        Queries {
            active: concat!(
                "select e.id as enrollment, e.cohort_id, c.name as cohort_name, c.program_id, c.revision_id, c.starts_on,
                        p.name, b.name as business, m.name as mentor_name,
                        (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                         and k.valid_until is null) as phone,
                        coalesce((select max(h.recorded_at) from enrollment_event h
                                  where h.enrollment_id = e.id and h.to_state = 'active'), e.created_at) as joined_at,
                        (select max(s.last_seen_at) from login_session s where s.person_id = p.id) as seen_at,
                        (select max(v.sent_at) from submission u join version v on v.submission_id = u.id
                         where u.enrollment_id = e.id) as sent_at,
                        (select max(d.occurred_at) from completion d where d.enrollment_id = e.id) as learned_at,
                        exists (select 1 from submission u join version v on v.submission_id = u.id
                                where u.enrollment_id = e.id and v.state in ('sent', 'in_review', 'ready'))
                            as waits_for_mentor
                 from enrollment e
                 join cohort c on c.id = e.cohort_id
                 join person p on p.id = e.person_id
                 join business b on b.id = e.business_id
                 left join person m on m.id = e.mentor_id
                 where ", $of, " and e.state = 'active' and c.ends_on >= $2 order by p.name, e.id"
            ),
            // Asked to fix it in this version and in the one before: the remark was carried over and is not settled. What
            // counts is what they read last: an answer that was corrected to "lulus" asks for nothing more.
            stuck: concat!(
                "select s.enrollment_id, r.words
                 from enrollment e
                 join cohort c on c.id = e.cohort_id
                 join submission s on s.enrollment_id = e.id
                 join version v on v.submission_id = s.id
                 join assessment a on a.version_id = v.id
                 join remark r on r.assessment_id = a.id
                 where ", $of, " and e.state = 'active' and c.ends_on >= $2
                   and r.carried_from is not null and r.deleted_at is null and r.state in ('open', 'not_yet')
                   and exists (select 1 from release l where l.version_id = v.id and l.assessment_id = a.id
                               and l.decision = 'fix' and l.recalled_at is null and l.visible_from <= $3
                               and not exists (select 1 from release n where n.version_id = l.version_id and n.id > l.id
                                               and n.recalled_at is null and n.visible_from <= $3))
                   and not exists (select 1 from version w where w.submission_id = s.id and w.number > v.number
                                   and w.state <> 'draft')
                 order by r.id"
            ),
            unsent: concat!(
                "select e.id as enrollment, t.title_id, t.title_en, ca.due_at, o.due_at as own_due_at
                 from enrollment e
                 join cohort c on c.id = e.cohort_id
                 join cohort_assignment ca on ca.cohort_id = c.id
                 join assignment t on t.revision_id = c.revision_id and t.key = ca.assignment_key
                 left join assignment_override o on o.enrollment_id = e.id and o.assignment_key = ca.assignment_key
                 where ", $of, " and e.state = 'active' and c.ends_on >= $2 and ca.due_at < $3
                   and not exists (select 1 from completion d where d.enrollment_id = e.id and d.kind = 'assignment'
                                   and d.key = ca.assignment_key)
                   and not exists (select 1 from submission s join version v on v.submission_id = s.id
                                   where s.enrollment_id = e.id and s.assignment_key = ca.assignment_key
                                   and v.state <> 'draft')
                 order by ca.due_at, e.id"
            ),
            completed: concat!(
                "select d.enrollment_id, d.kind, d.key
                 from enrollment e
                 join cohort c on c.id = e.cohort_id
                 join completion d on d.enrollment_id = e.id
                 where ", $of, " and e.state = 'active' and c.ends_on >= $2"
            ),
        }
    };
}

const OF_COHORT: Queries = queries!("e.cohort_id = $1");
const OF_MENTOR: Queries = queries!("e.mentor_id = $1");

impl Of {
    pub(super) async fn read(self, conn: &mut Conn<'_>, now: Timestamp) -> Result<Found, Error> {
        let (id, sql) = match self {
            Self::Cohort(id) => (id.0, OF_COHORT),
            Self::Mentor(id) => (id.0, OF_MENTOR),
        };
        let today = now.date(Zone::Wib);
        let mut found = Found {
            active: rows!(&mut *conn, Active, sql.active, id, today)?,
            stuck: rows!(
                &mut *conn,
                (EnrollmentId, String),
                sql.stuck,
                id,
                today,
                now
            )?,
            unsent: rows!(&mut *conn, Unsent, sql.unsent, id, today, now)?,
            completed: BTreeMap::new(),
        };
        let completed = rows!(
            conn,
            (EnrollmentId, Completable, String),
            sql.completed,
            id,
            today
        )?;
        for (enrollment, kind, key) in completed {
            found
                .completed
                .entry(enrollment)
                .or_default()
                .insert((kind, key));
        }
        Ok(found)
    }
}

//! "Butuh bantuan": who went silent, who is stuck on the same remark, who is overdue.

use domain::access::Actor;
use domain::ids::{CohortId, EnrollmentId};
use domain::language::Words;
use domain::time::{DAY, Timestamp};

use crate::conn::rows;
use crate::organisation::{Cohort, cohort_for};
use crate::{Db, Error};

/// After how long somebody counts as silent: 7 days.
pub const SILENT_AFTER: i64 = 7 * DAY;

/// Why somebody needs help.
#[derive(Clone, Debug)]
pub enum Reason {
    /// Nothing heard since; `None` where they never came.
    Silent(Option<Timestamp>),
    /// Asked twice to fix the same thing: its words.
    Stuck(String),
    /// An assignment is overdue, since when.
    Overdue(Words, Timestamp),
}

/// Somebody who needs help.
#[derive(Clone, Debug)]
pub struct HelpRow {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// Name.
    pub name: String,
    /// Their business.
    pub business: String,
    /// Their number.
    pub phone: Option<String>,
    /// Who looks after them.
    pub mentor_name: Option<String>,
    /// Why, the most urgent first.
    pub reasons: Vec<Reason>,
}

#[derive(sqlx::FromRow)]
struct Active {
    enrollment: EnrollmentId,
    name: String,
    business: String,
    phone: Option<String>,
    mentor_name: Option<String>,
    created_at: Timestamp,
    seen_at: Option<Timestamp>,
    sent_at: Option<Timestamp>,
    learned_at: Option<Timestamp>,
}

impl Active {
    fn last_heard(&self) -> Option<Timestamp> {
        [self.seen_at, self.sent_at, self.learned_at]
            .into_iter()
            .flatten()
            .max()
    }
}

/// Who needs help in a cohort: those with the most reasons first.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn needing_help(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    now: Timestamp,
) -> Result<(Cohort, Vec<HelpRow>), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let active = rows!(
        &mut conn,
        Active,
        "select e.id as enrollment, p.name, b.name as business, e.created_at,
                (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                 and k.valid_until is null) as phone,
                m.name as mentor_name,
                (select max(s.last_seen_at) from login_session s where s.person_id = p.id) as seen_at,
                (select max(v.sent_at) from submission u join version v on v.submission_id = u.id
                 where u.enrollment_id = e.id) as sent_at,
                (select max(c.occurred_at) from completion c where c.enrollment_id = e.id) as learned_at
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         left join person m on m.id = e.mentor_id
         where e.cohort_id = $1 and e.state = 'active' order by p.name, e.id",
        cohort
    )?;
    // Asked to fix it in this version and in the one before: the remark was carried over and is not settled. What counts is
    // what they read last: an answer that was corrected to "lulus" asks for nothing more.
    let stuck = rows!(
        &mut conn,
        (EnrollmentId, String),
        "select s.enrollment_id, r.words
         from remark r
         join assessment a on a.id = r.assessment_id
         join version v on v.id = a.version_id
         join submission s on s.id = v.submission_id
         join enrollment e on e.id = s.enrollment_id
         where e.cohort_id = $1 and e.state = 'active' and r.carried_from is not null and r.deleted_at is null
           and r.state in ('open', 'not_yet')
           and exists (select 1 from release l where l.version_id = v.id and l.assessment_id = a.id
                       and l.decision = 'fix' and l.recalled_at is null and l.visible_from <= $2
                       and not exists (select 1 from release n where n.version_id = l.version_id and n.id > l.id
                                       and n.recalled_at is null and n.visible_from <= $2))
           and not exists (select 1 from version w where w.submission_id = s.id and w.number > v.number
                           and w.state <> 'draft')
         order by r.id",
        cohort,
        now
    )?;
    let overdue = rows!(
        &mut conn,
        (EnrollmentId, String, String, Timestamp),
        "select e.id, t.title_id, t.title_en, coalesce(o.due_at, ca.due_at) as due_at
         from enrollment e
         join cohort c on c.id = e.cohort_id
         join cohort_assignment ca on ca.cohort_id = c.id
         join assignment t on t.revision_id = c.revision_id and t.key = ca.assignment_key
         left join assignment_override o on o.enrollment_id = e.id and o.assignment_key = ca.assignment_key
         where e.cohort_id = $1 and e.state = 'active' and coalesce(o.due_at, ca.due_at) < $2
           and not exists (select 1 from completion d where d.enrollment_id = e.id and d.kind = 'assignment'
                           and d.key = ca.assignment_key)
           and not exists (select 1 from submission s join version v on v.submission_id = s.id
                           where s.enrollment_id = e.id and s.assignment_key = ca.assignment_key
                           and v.state <> 'draft')
         order by due_at, e.id",
        cohort,
        now
    )?;
    let mut help: Vec<_> = active
        .into_iter()
        .filter_map(|row| {
            let mut reasons: Vec<_> = stuck
                .iter()
                .filter(|(enrollment, _)| *enrollment == row.enrollment)
                .map(|(_, words)| Reason::Stuck(words.clone()))
                .collect();
            reasons.extend(
                overdue
                    .iter()
                    .filter(|(enrollment, ..)| *enrollment == row.enrollment)
                    .map(|(_, id, en, due)| {
                        let title = Words {
                            id: id.clone(),
                            en: en.clone(),
                        };
                        Reason::Overdue(title, *due)
                    }),
            );
            let heard = row.last_heard();
            let begins = found.starts_on.start(domain::time::Zone::Wib);
            // Before the cohort begins, silence means nothing.
            let since = heard.unwrap_or(row.created_at).max(begins);
            if now.since(since) >= SILENT_AFTER {
                reasons.push(Reason::Silent(heard));
            }
            (!reasons.is_empty()).then_some(HelpRow {
                enrollment: row.enrollment,
                name: row.name,
                business: row.business,
                phone: row.phone,
                mentor_name: row.mentor_name,
                reasons,
            })
        })
        .collect();
    help.sort_by_key(|row| std::cmp::Reverse(row.reasons.len()));
    Ok((found, help))
}

//! Who did what for whom in a cohort: the audit rows of everything that belongs to it.

use domain::access::Actor;
use domain::ids::{CohortId, PersonId};
use domain::time::Timestamp;

use crate::conn::rows;
use crate::organisation::{Cohort, cohort_for};
use crate::{Db, Error};

/// What is asked of a trail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what this person did, or what was done for or about them.
    pub person: Option<PersonId>,
    /// Only what was done to things of this topic.
    pub topic: Option<String>,
    /// Only rows before this moment and row: the next page.
    pub before: Option<(Timestamp, i64)>,
}

/// A page of a trail.
#[derive(Clone, Debug)]
pub struct Trail {
    /// The cohort.
    pub cohort: Cohort,
    /// Its rows, the newest first.
    pub rows: Vec<TrailRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Timestamp, i64)>,
    /// Who can be asked for.
    pub people: Vec<(PersonId, String)>,
}

/// One line.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TrailRow {
    /// Id.
    pub id: i64,
    /// When.
    pub recorded_at: Timestamp,
    /// What.
    pub action: String,
    /// To what it was done: a submission with its versions, remarks and links is one topic.
    pub topic: String,
    /// Who did it; nobody for the system itself.
    pub actor_id: Option<PersonId>,
    /// Their name.
    pub actor: Option<String>,
    /// For or about whom.
    pub whom_id: Option<PersonId>,
    /// Their name.
    pub whom: Option<String>,
    /// The name of the thing, where it has one.
    pub object: Option<String>,
}

/// Everything that belongs to a cohort: kind, id, whom it is about, its name.
macro_rules! trail {
    ($rest:literal) => {
        concat!(
            "with submitted as (
                select s.id as submission, v.id as version, e.person_id as about, s.assignment_key as name
                from enrollment e join submission s on s.enrollment_id = e.id join version v on v.submission_id = s.id
                where e.cohort_id = $1
             ), thing as (
                select 'cohort' as kind, c.id, cast(null as bigint) as about, cast(null as text) as name,
                       'cohort' as topic
                from cohort c where c.id = $1
                union all select 'program', p.id, null, p.name_id, 'cohort' from cohort c
                    join program p on p.id = c.program_id where c.id = $1
                union all select 'import', i.id, null, i.source_name, 'import' from import i where i.cohort_id = $1
                union all select 'enrollment', e.id, e.person_id, null, 'enrollment' from enrollment e
                    where e.cohort_id = $1
                union all select 'quiz_attempt', q.id, e.person_id, q.module_key, 'quiz_attempt' from quiz_attempt q
                    join enrollment e on e.id = q.enrollment_id where e.cohort_id = $1
                union all select 'submission', s.id, e.person_id, s.assignment_key, 'version' from submission s
                    join enrollment e on e.id = s.enrollment_id where e.cohort_id = $1
                union all select 'version', d.version, d.about, d.name, 'version' from submitted d
                union all select 'remark', r.id, d.about, d.name, 'version' from submitted d
                    join assessment a on a.version_id = d.version join remark r on r.assessment_id = a.id
                union all select 'upload_link', l.id, d.about, d.name, 'version' from submitted d
                    join upload_link l on l.version_id = d.version
                union all select 'share_link', k.id, d.about, d.name, 'version' from submitted d
                    join release r on r.version_id = d.version join share_link k on k.release_id = r.id
                union all select 'brought_file', f.id, e.person_id, f.slot_key, 'version' from brought_file f
                    join enrollment e on e.id = f.enrollment_id where e.cohort_id = $1
                union all select 'product', t.id, min(e.person_id), t.name, 'product' from product t
                    join enrollment e on e.business_id = t.business_id where e.cohort_id = $1 group by t.id, t.name
                union all select 'permit', t.id, min(e.person_id), t.kind, 'permit' from permit t
                    join enrollment e on e.business_id = t.business_id where e.cohort_id = $1 group by t.id, t.kind
             ), line as (
                select a.id, a.recorded_at, a.action, a.actor_id, t.topic,
                       coalesce(a.on_behalf_of, t.about) as about, t.name
                from audit a join thing t on t.kind = a.object_kind and t.id = a.object_id
                union all
                select a.id, a.recorded_at, a.action, a.actor_id, 'person', a.object_id, null
                from audit a join enrollment e on e.person_id = a.object_id
                where a.object_kind = 'person' and a.action in ('contact.change', 'sign_in_code.make') and e.cohort_id = $1
             ) ",
            $rest
        )
    };
}

/// A page of the trail of a cohort.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn trail(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    filter: &Filter,
    limit: i64,
) -> Result<Trail, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let mut rows = rows!(
        &mut conn,
        TrailRow,
        trail!(
            "select l.id, l.recorded_at, l.action, l.topic, l.actor_id, w.name as actor, l.about as whom_id, f.name as whom,
                    l.name as object
             from line l left join person w on w.id = l.actor_id left join person f on f.id = l.about
             where (cast($2 as bigint) is null or l.actor_id = $2 or l.about = $2)
               and (cast($3 as text) is null or l.topic = $3)
               and (cast($4 as bigint) is null or l.recorded_at < $4 or (l.recorded_at = $4 and l.id < $5))
             order by l.recorded_at desc, l.id desc limit $6"
        ),
        cohort,
        filter.person,
        filter.topic.as_deref(),
        filter.before.map(|(at, _)| at),
        filter.before.map(|(_, id)| id),
        limit.saturating_add(1)
    )?;
    let has_more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
    if has_more {
        rows.pop();
    }
    let people = rows!(
        &mut conn,
        (PersonId, String),
        trail!(
            "select p.id, p.name from person p
             where p.id in (select actor_id from line) or p.id in (select about from line)
             order by p.name, p.id"
        ),
        cohort
    )?;
    Ok(Trail {
        cohort: found,
        next: has_more
            .then(|| rows.last().map(|row| (row.recorded_at, row.id)))
            .flatten(),
        rows,
        people,
    })
}

//! "Butuh bantuan": who went silent, who is stuck on the same remark, who is overdue.

mod found;

use std::collections::BTreeMap;

use domain::access::{Actor, CohortPlace, Watched, watch};
use domain::cohorts::help::{Heard, is_overdue};
use domain::ids::{CohortId, EnrollmentId};
use domain::language::Words;
use domain::learning::Progress;
use domain::time::{Timestamp, Zone};

use self::found::{Active, Found, Of};
use crate::content::{Outline, kept_outline};
use crate::organisation::{Cohort, watched_cohort};
use crate::{Conn, Db, Error};

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

/// Who of a cohort needs help, as far as the one who asks watches over them.
#[derive(Clone, Debug)]
pub struct Help {
    /// The cohort.
    pub cohort: Cohort,
    /// Whose participants these are.
    pub watched: Watched,
    /// Whether the cohort has had its last day: nobody falls behind any more.
    pub is_over: bool,
    /// Those with the most reasons first.
    pub rows: Vec<HelpRow>,
}

/// A mentor's own participants in a cohort that runs.
#[derive(Clone, Debug)]
pub struct OwnHelp {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name.
    pub name: String,
    /// How many of them need help.
    pub count: i64,
}

/// Who needs help in a cohort: of everybody for who administers it, of their own for a mentor.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn needing_help(
    db: &Db,
    actor: &Actor,
    cohort: CohortId,
    now: Timestamp,
) -> Result<Help, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let (found, watched) = watched_cohort(&mut conn, actor, cohort).await?;
    let of = match watched {
        Watched::All => Of::Cohort(cohort),
        Watched::Own => Of::Mentor(actor.person),
    };
    let mut rows: Vec<_> = judged(db, &mut conn, of, now)
        .await?
        .into_iter()
        .filter(|(active, reasons)| active.cohort_id == cohort && !reasons.is_empty())
        .map(|(active, reasons)| HelpRow {
            enrollment: active.enrollment,
            name: active.name,
            business: active.business,
            phone: active.phone,
            mentor_name: active.mentor_name,
            reasons,
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.reasons.len()));
    Ok(Help {
        is_over: found.ends_on < now.date(Zone::Wib),
        cohort: found,
        watched,
        rows,
    })
}

/// How many of a mentor's own participants need help, by cohort.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn own_help(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<OwnHelp>, Error> {
    let mut reader = db.reader().await?;
    let of = Of::Mentor(actor.person);
    let mut counts: BTreeMap<CohortId, OwnHelp> = BTreeMap::new();
    for (active, reasons) in judged(db, &mut reader.conn(), of, now).await? {
        let place = CohortPlace {
            program: active.program_id,
            cohort: active.cohort_id,
        };
        // Who administers the cohort as well finds everybody's there, not these.
        if watch(actor, &place) != Ok(Watched::Own) {
            continue;
        }
        let own = counts.entry(active.cohort_id).or_insert_with(|| OwnHelp {
            cohort: active.cohort_id,
            name: active.cohort_name.clone(),
            count: 0,
        });
        own.count += i64::from(!reasons.is_empty());
    }
    Ok(counts.into_values().collect())
}

/// Everybody who takes part, with why they need help.
async fn judged(
    db: &Db,
    conn: &mut Conn<'_>,
    of: Of,
    now: Timestamp,
) -> Result<Vec<(Active, Vec<Reason>)>, Error> {
    let mut found = of.read(conn, now).await?;
    let mut all = Vec::new();
    for active in std::mem::take(&mut found.active) {
        let outline = kept_outline(db, conn, active.revision_id).await?;
        let reasons = reasons(&active, &found, &outline, now);
        all.push((active, reasons));
    }
    Ok(all)
}

fn reasons(active: &Active, found: &Found, outline: &Outline, now: Timestamp) -> Vec<Reason> {
    let stuck = found
        .stuck
        .iter()
        .filter(|(enrollment, _)| *enrollment == active.enrollment)
        .map(|(_, words)| Reason::Stuck(words.clone()));
    let overdue = found
        .unsent
        .iter()
        .filter(|unsent| unsent.enrollment == active.enrollment)
        .filter_map(|unsent| {
            let due_at = unsent.due_at()?;
            is_overdue(due_at, active.joined_at, now)
                .then(|| Reason::Overdue(unsent.title(), due_at))
        });
    let done = found.completed.get(&active.enrollment);
    let wanted = outline
        .completables()
        .map(|(kind, key)| (kind, key.to_owned()));
    let heard = Heard {
        last: active.last_heard(),
        joined_at: active.joined_at,
        begins_at: active.starts_on.start(Zone::Wib),
        waits_for_mentor: active.waits_for_mentor,
        is_complete: Progress::of(wanted, done.into_iter().flatten().cloned()).is_complete(),
    };
    let silent = heard.is_silent(now).then_some(Reason::Silent(heard.last));
    stuck.chain(overdue).chain(silent).collect()
}

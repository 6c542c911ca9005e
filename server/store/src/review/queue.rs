mod sql;

use domain::access::Actor;
use domain::ids::{FileId, VersionId};
use domain::language::Words;
use domain::markets::Category;
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::{Timestamp, Zone};

use self::sql::{counts, versions};
use crate::conn::{row, rows};
use crate::{Db, Error};

/// Whose work is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// What is allocated to oneself.
    Own,
    /// Everything in the cohorts one administers, for standing in.
    Cohorts,
}

/// Which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What waits for its answer.
    Waiting,
    /// What was answered last.
    Answered,
    /// What participants check themselves: nothing to answer, but to be read and talked over.
    OwnChecks,
}

/// A part of the queue, as far as a page shows it.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The first of it: 500 of what waits, 50 of everything else.
    pub items: Vec<QueueItem>,
    /// How many wait, also those that are not among the items; of what was answered, as many as there are items.
    pub total: i64,
    /// How many of those that wait had their answer promised for a day before today.
    pub late: i64,
}

/// A version that waits for its answer, or has it.
#[derive(Clone, Debug)]
pub struct QueueItem {
    /// The version.
    pub version: VersionId,
    /// Which sending it is.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// The assignment.
    pub assignment: Words,
    /// The participant.
    pub person_name: String,
    /// Their business.
    pub business_name: String,
    /// The product.
    pub product_name: String,
    /// What kind it is.
    pub category: Category,
    /// Market codes, in order, with commas between.
    pub markets: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When the answer is promised; nothing where none is.
    pub promised_at: Option<Timestamp>,
    /// Who is editing it now.
    pub edited_by: Option<String>,
    /// Who it is allocated to.
    pub mentor_name: Option<String>,
    /// What its participant reads by now.
    pub decision: Option<Decision>,
    /// A file with a small picture.
    pub picture: Option<FileId>,
}

#[derive(sqlx::FromRow)]
struct QueueRow {
    id: VersionId,
    number: i64,
    state: VersionState,
    title_id: String,
    title_en: String,
    person_name: String,
    business_name: String,
    product_name: String,
    category: Category,
    markets: Option<String>,
    sent_at: Timestamp,
    promised_at: Option<Timestamp>,
    edited_by: Option<String>,
    mentor_name: Option<String>,
    decision: Option<Decision>,
    picture: Option<FileId>,
}

/// The most of what waits on one page, as it stands in the statements.
const MOST: usize = 500;

/// What waits, the nearest promise first, or what was answered, the newest answer first: one read, whatever other cohorts
/// hold, and one more to count what is beyond a page.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn queue(
    db: &Db,
    actor: &Actor,
    whose: Whose,
    part: Part,
    now: Timestamp,
) -> Result<Queue, Error> {
    let sql = match (whose, part) {
        (Whose::Own, Part::Waiting) => versions!(own waiting),
        (Whose::Own, Part::Answered) => versions!(own answered),
        (Whose::Own, Part::OwnChecks) => versions!(own own_checks),
        (Whose::Cohorts, Part::Waiting) => versions!(cohorts waiting),
        (Whose::Cohorts, Part::Answered) => versions!(cohorts answered),
        (Whose::Cohorts, Part::OwnChecks) => versions!(cohorts own_checks),
    };
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = rows!(&mut conn, QueueRow, sql, actor.person, now)?;
    let today = now.date(Zone::Wib).start(Zone::Wib);
    let items: Vec<_> = found.into_iter().map(item_of).collect();
    let (total, late) = if items.len() < MOST {
        let late = items
            .iter()
            .filter_map(|item| item.promised_at)
            .filter(|promised| *promised < today)
            .count();
        let whole = |count| i64::try_from(count).unwrap_or(i64::MAX);
        (whole(items.len()), whole(late))
    } else {
        let sql = match whose {
            Whose::Own => counts!(own),
            Whose::Cohorts => counts!(cohorts),
        };
        row!(conn, (i64, i64), sql, actor.person, now, today)?.ok_or(Error::NotFound)?
    };
    Ok(Queue { items, total, late })
}

fn item_of(row: QueueRow) -> QueueItem {
    QueueItem {
        version: row.id,
        number: row.number,
        state: row.state,
        assignment: Words {
            id: row.title_id,
            en: row.title_en,
        },
        person_name: row.person_name,
        business_name: row.business_name,
        product_name: row.product_name,
        category: row.category,
        markets: row.markets.unwrap_or_default(),
        sent_at: row.sent_at,
        promised_at: row.promised_at,
        edited_by: row.edited_by,
        mentor_name: row.mentor_name,
        decision: row.decision,
        picture: row.picture,
    }
}

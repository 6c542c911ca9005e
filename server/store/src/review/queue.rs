use domain::access::Actor;
use domain::ids::{FileId, VersionId};
use domain::language::Words;
use domain::markets::Category;
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use crate::conn::rows;
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

/// The same columns for everybody who looks: `$1` is who, `$2` is when.
macro_rules! versions {
    ($of:literal, $which:literal) => {
        concat!(
            "select v.id, v.number, v.state, a.title_id, a.title_en, p.name as person_name, b.name as business_name,
                    pr.name as product_name, pr.category, v.sent_at, v.promised_at, n.name as mentor_name,
                    (select string_agg(m.market, ',') from product_market m where m.product_id = pr.id) as markets,
                    (select q.name from review_lease l join person q on q.id = l.mentor_id
                     where l.version_id = v.id and l.expires_at > $2) as edited_by,
                    (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                     and r.visible_from <= $2 order by r.id desc limit 1) as decision,
                    (select t.file_id from slot_entry x join preview t on t.file_id = x.file_id and t.page = 1
                     and t.size = 'thumb' where x.version_id = v.id order by x.id limit 1) as picture
             from enrollment e
             join cohort c on c.id = e.cohort_id
             join submission s on s.enrollment_id = e.id
             join version v on v.submission_id = s.id
             join assignment a on a.revision_id = v.revision_id and a.key = s.assignment_key
             join person p on p.id = e.person_id
             join business b on b.id = e.business_id
             join product pr on pr.id = s.product_id
             left join person n on n.id = e.mentor_id
             where ",
            $of,
            " and ",
            $which
        )
    };
    (own, $which:literal) => {
        versions!(
            "e.mentor_id = $1 and exists (select 1 from role_grant g where g.person_id = $1 and g.role = 'mentor'
                       and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2))",
            $which
        )
    };
    (cohorts, $which:literal) => {
        versions!(
            "e.person_id <> $1 and exists (select 1 from role_grant g where g.person_id = $1 and g.role = 'admin'
                       and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)
                       and (g.scope_kind = 'platform'
                            or g.scope_kind = 'program' and g.scope_id = cast(c.program_id as text)
                            or g.scope_kind = 'cohort' and g.scope_id = cast(c.id as text)))",
            $which
        )
    };
    ($whose:ident waiting) => {
        versions!(
            $whose,
            "v.state in ('sent', 'in_review', 'ready') order by v.promised_at, v.sent_at, v.id limit 500"
        )
    };
    ($whose:ident answered) => {
        versions!(
            $whose,
            "v.state = 'released' order by v.promised_at desc, v.id desc limit 50"
        )
    };
    ($whose:ident own_checks) => {
        versions!(
            $whose,
            "v.state in ('own_check', 'checked') order by v.sent_at desc, v.id desc limit 50"
        )
    };
}

/// What waits, the nearest promise first, or what was answered last: one read, whatever other cohorts hold.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn queue(
    db: &Db,
    actor: &Actor,
    whose: Whose,
    part: Part,
    now: Timestamp,
) -> Result<Vec<QueueItem>, Error> {
    let sql = match (whose, part) {
        (Whose::Own, Part::Waiting) => versions!(own waiting),
        (Whose::Own, Part::Answered) => versions!(own answered),
        (Whose::Own, Part::OwnChecks) => versions!(own own_checks),
        (Whose::Cohorts, Part::Waiting) => versions!(cohorts waiting),
        (Whose::Cohorts, Part::Answered) => versions!(cohorts answered),
        (Whose::Cohorts, Part::OwnChecks) => versions!(cohorts own_checks),
    };
    let found = rows!(db.reader().await?.conn(), QueueRow, sql, actor.person, now)?;
    Ok(found.into_iter().map(item_of).collect())
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

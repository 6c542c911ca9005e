use domain::access::Actor;
use domain::ids::VersionId;
use domain::language::Words;
use domain::markets::Category;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Db, Error};

/// A version that waits for its answer.
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
    /// When the answer is promised.
    pub promised_at: Timestamp,
    /// Who is editing it now.
    pub edited_by: Option<String>,
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
    promised_at: Timestamp,
    edited_by: Option<String>,
}

/// What waits for this mentor, the nearest promise first: one read, whatever other cohorts hold.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn queue(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<QueueItem>, Error> {
    let found = rows!(
        db.reader().await?.conn(),
        QueueRow,
        "select v.id, v.number, v.state, a.title_id, a.title_en, p.name as person_name, b.name as business_name,
                pr.name as product_name, pr.category, v.sent_at, v.promised_at,
                (select string_agg(m.market, ',') from product_market m where m.product_id = pr.id) as markets,
                (select q.name from review_lease l join person q on q.id = l.mentor_id
                 where l.version_id = v.id and l.expires_at > $2) as edited_by
         from enrollment e
         join submission s on s.enrollment_id = e.id
         join version v on v.submission_id = s.id
         join assignment a on a.revision_id = v.revision_id and a.key = s.assignment_key
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         join product pr on pr.id = s.product_id
         where e.mentor_id = $1 and v.state in ('sent', 'in_review', 'ready')
           and exists (select 1 from role_grant g where g.person_id = $1 and g.role = 'mentor'
                       and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2))
         order by v.promised_at, v.sent_at, v.id limit 500",
        actor.person,
        now
    )?;
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
    }
}

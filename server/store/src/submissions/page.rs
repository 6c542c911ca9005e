use domain::access::Actor;
use domain::cohorts::OwnTime;
use domain::ids::{ProductId, SubmissionId, VersionId};
use domain::review::Decision;
use domain::submissions::{Judging, VersionState, may_swap};
use domain::time::Timestamp;

use super::link::{LiveLink, live_links};
use super::open::latest;
use super::who_judges::{Work, who_judges};
use super::{Entry, Head, WhoJudges, entries, head};
use crate::conn::{row, rows};
use crate::content::{Assignment, assignment};
use crate::organisation::Enrollment;
use crate::products::{Product, product};
use crate::{Conn, Db, Error};

/// A submission as its participant sees it.
#[derive(Clone, Debug)]
pub struct SubmissionPage {
    /// The version that is shown.
    pub head: Head,
    /// What is asked.
    pub assignment: Assignment,
    /// The product it is about.
    pub product: Product,
    /// What stands in its slots.
    pub entries: Vec<Entry>,
    /// Every version, newest first.
    pub versions: Vec<VersionBrief>,
    /// When it opens, is due and closes.
    pub dates: Dates,
    /// Who judges it: fixed once it is sent.
    pub who: WhoJudges,
    /// Whether slots can be changed now.
    pub is_editable: bool,
    /// Links by which somebody else may still send a file.
    pub links: Vec<LiveLink>,
    /// Whether the business has other products.
    pub has_other_products: bool,
}

impl SubmissionPage {
    /// What stands in a slot.
    #[must_use]
    pub fn entry(&self, slot: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slot_key == slot)
    }

    /// Keys of required slots that are empty.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        missing(&self.assignment, &self.entries)
    }
}

/// A version in a list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionBrief {
    /// Id.
    pub id: VersionId,
    /// Which sending it is.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// What was decided, once the participant may see it.
    pub decision: Option<Decision>,
}

/// The dates of an assignment for one enrollment, overrides applied.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates {
    /// Opens.
    pub opens_at: Option<Timestamp>,
    /// Is due.
    pub due_at: Option<Timestamp>,
    /// Closes.
    pub closes_at: Option<Timestamp>,
}

/// A submission with its newest version.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn submission_page(
    db: &Db,
    actor: &Actor,
    submission: SubmissionId,
    now: Timestamp,
) -> Result<SubmissionPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let version = latest(&mut conn, submission).await?;
    load(&mut conn, actor, version, now).await
}

/// A submission with one of its versions.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn submission_of_version(
    db: &Db,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<SubmissionPage, Error> {
    load(&mut db.reader().await?.conn(), actor, version, now).await
}

async fn load(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<SubmissionPage, Error> {
    let head = head(conn, version).await?;
    head.own(actor)?;
    let is_editable = head.takes_part() && may_swap(head.state, head.sent_at, now);
    let other = row!(
        &mut *conn,
        (ProductId,),
        "select id from product where business_id = $1 and id <> $2 and deleted_at is null limit 1",
        head.business_id,
        head.product_id
    )?;
    let assignment = assignment(conn, head.revision_id, &head.assignment_key).await?;
    let mut who = judges(conn, &head, &assignment).await?;
    if head.state != VersionState::Draft {
        who.judging = if head.state.is_own_check() {
            Judging::OwnCheck
        } else {
            Judging::Mentor
        };
    }
    Ok(SubmissionPage {
        assignment,
        who,
        product: product(conn, head.product_id).await?,
        entries: entries(conn, version).await?,
        versions: versions(conn, head.submission_id, now).await?,
        dates: dates(conn, &head).await?,
        is_editable,
        links: live_links(conn, version, now).await?,
        has_other_products: other.is_some(),
        head,
    })
}

/// Who would judge this version if it were sent now.
pub(super) async fn judges(
    conn: &mut Conn<'_>,
    head: &Head,
    assignment: &Assignment,
) -> Result<WhoJudges, Error> {
    let work = Work {
        cohort: head.cohort_id,
        revision: head.revision_id,
        enrollment: head.enrollment_id,
        submission: Some(head.submission_id),
    };
    who_judges(conn, &work, assignment).await
}

/// An assignment of one's own course, and who would judge what is sent on it first.
///
/// # Errors
/// [`Error::NotFound`] when its edition has no such assignment.
pub async fn assignment_judges(
    db: &Db,
    enrollment: &Enrollment,
    key: &str,
) -> Result<(Assignment, WhoJudges), Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let assignment = assignment(&mut conn, enrollment.revision_id, key).await?;
    let work = Work {
        cohort: enrollment.cohort_id,
        revision: enrollment.revision_id,
        enrollment: enrollment.id,
        submission: None,
    };
    let who = who_judges(&mut conn, &work, &assignment).await?;
    Ok((assignment, who))
}

pub(crate) async fn versions(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
    now: Timestamp,
) -> Result<Vec<VersionBrief>, Error> {
    rows!(
        conn,
        VersionBrief,
        "select v.id, v.number, v.state, v.sent_at,
                (select r.decision from release r where r.version_id = v.id and r.recalled_at is null
                 and r.visible_from <= $2 order by r.id desc limit 1) as decision
         from version v where v.submission_id = $1 order by v.number desc",
        submission,
        now
    )
}

pub(super) async fn dates(conn: &mut Conn<'_>, head: &Head) -> Result<Dates, Error> {
    let found = row!(
        conn,
        DatesRow,
        "select coalesce(o.opens_at, ca.opens_at) as opens_at, ca.due_at, ca.closes_at,
                o.due_at as own_due_at, o.closes_at as own_closes_at
         from cohort_assignment ca
         left join assignment_override o on o.enrollment_id = $1 and o.assignment_key = ca.assignment_key
         where ca.cohort_id = $2 and ca.assignment_key = $3",
        head.enrollment_id,
        head.cohort_id,
        &head.assignment_key
    )?;
    Ok(found.map(DatesRow::read).unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct DatesRow {
    opens_at: Option<Timestamp>,
    due_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    own_due_at: Option<Timestamp>,
    own_closes_at: Option<Timestamp>,
}

impl DatesRow {
    fn read(self) -> Dates {
        let time = OwnTime {
            due_for_all: self.due_at,
            closes_for_all: self.closes_at,
            own_due: self.own_due_at,
            own_closes: self.own_closes_at,
        };
        Dates {
            opens_at: self.opens_at,
            due_at: time.due_at(),
            closes_at: time.closes_at(),
        }
    }
}

/// Keys of the required slots of an assignment that are empty.
pub(crate) fn missing(assignment: &Assignment, entries: &[Entry]) -> Vec<String> {
    assignment
        .slots
        .iter()
        .filter(|slot| slot.is_required && !entries.iter().any(|entry| entry.slot_key == slot.key))
        .map(|slot| slot.key.clone())
        .collect()
}

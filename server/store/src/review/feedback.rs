use domain::access::Actor;
use domain::ids::{SubmissionId, VersionId};
use domain::language::Language;
use domain::review::{Decision, RemarkCategory, RemarkState, Severity};
use domain::time::Timestamp;

use crate::conn::row;
use crate::content::{Assignment, assignment};
use crate::products::{Product, product};
use crate::submissions::{Entry, Head, entries, head};
use crate::{Conn, Db, Error};

/// A judgement as it was shown: a copy, so that later edits have a history.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shown {
    /// The language the mentor wrote in.
    pub language: Language,
    /// The decision.
    pub decision: Decision,
    /// One strength.
    pub strength: String,
    /// One next step.
    pub next_step: String,
    /// The slot that could not be judged.
    pub unclear_slot: Option<String>,
    /// Points; none when it could not be judged.
    pub points: Option<u32>,
    /// Levels and comments by criterion.
    pub marks: Vec<ShownMark>,
    /// What to fix and what was fixed.
    pub remarks: Vec<ShownRemark>,
}

/// A criterion's level as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownMark {
    /// The criterion.
    pub criterion: String,
    /// 1–4.
    pub level: Option<i64>,
    /// Words to it.
    pub comment: String,
}

/// A remark as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShownRemark {
    /// Its number.
    pub number: i64,
    /// What to do.
    pub words: String,
    /// Wajib or saran.
    pub severity: Severity,
    /// What it is about.
    pub category: RemarkCategory,
    /// The slot it is about.
    pub slot_key: Option<String>,
    /// What became of it.
    pub state: RemarkState,
}

impl Shown {
    /// Remarks with something still to do, the compulsory ones first.
    pub fn unsettled(&self) -> impl Iterator<Item = &ShownRemark> {
        let of = |severity| {
            move |remark: &&ShownRemark| remark.severity == severity && remark.state.is_unsettled()
        };
        self.remarks
            .iter()
            .filter(of(Severity::Must))
            .chain(self.remarks.iter().filter(of(Severity::Should)))
    }

    /// How many compulsory and how many recommended remarks are unsettled.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let musts = self
            .unsettled()
            .filter(|remark| remark.severity == Severity::Must)
            .count();
        (musts, self.unsettled().count() - musts)
    }
}

/// An answer as its participant reads it.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The version that was judged.
    pub head: Head,
    /// What was asked, with the rubric.
    pub assignment: Assignment,
    /// The product.
    pub product: Product,
    /// What was sent.
    pub entries: Vec<Entry>,
    /// The judgement.
    pub shown: Shown,
    /// Since when it can be read.
    pub visible_from: Timestamp,
    /// Whether it was shown before and changed since.
    pub is_updated: bool,
    /// Whether this is the newest version.
    pub is_latest: bool,
}

/// The answer to a version of one's own.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs, or not shown yet.
pub async fn feedback(
    db: &Db,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<Feedback, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let head = head(&mut conn, version).await?;
    head.own(actor)?;
    let (shown, visible_from) = row!(
        &mut conn,
        (String, Timestamp),
        "select shown, visible_from from release
         where version_id = $1 and recalled_at is null and visible_from <= $2 order by id desc limit 1",
        version,
        now
    )?
    .ok_or(Error::NotFound)?;
    let earlier: (i64,) = row!(
        &mut conn,
        (i64,),
        "select count(*) from release where version_id = $1 and recalled_at is null and visible_from < $2",
        version,
        visible_from
    )?
    .unwrap_or((0,));
    let newest: (i64,) = row!(
        &mut conn,
        (i64,),
        "select max(number) from version where submission_id = $1",
        head.submission_id
    )?
    .ok_or(Error::NotFound)?;
    Ok(Feedback {
        assignment: assignment(&mut conn, head.revision_id, &head.assignment_key).await?,
        product: product(&mut conn, head.product_id).await?,
        entries: entries(&mut conn, version).await?,
        shown: serde_json::from_str(&shown)?,
        visible_from,
        is_updated: earlier.0 > 0,
        is_latest: newest.0 == head.number,
        head,
    })
}

/// The last answer that its participant could read before this version.
///
/// # Errors
/// [`Error::NotFound`] when the version is not theirs.
pub async fn shown_before(
    db: &Db,
    actor: &Actor,
    head: &Head,
    now: Timestamp,
) -> Result<Option<Shown>, Error> {
    head.own(actor)?;
    let found = row!(
        db.reader().await?.conn(),
        (String,),
        "select r.shown from release r join version v on v.id = r.version_id
         where v.submission_id = $1 and v.number < $2 and r.recalled_at is null and r.visible_from <= $3
         order by v.number desc, r.id desc limit 1",
        head.submission_id,
        head.number,
        now
    )?;
    Ok(match found {
        Some((shown,)) => Some(serde_json::from_str(&shown)?),
        None => None,
    })
}

/// The last answer to an earlier version of a submission.
pub(crate) async fn last_shown_before(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
    number: i64,
) -> Result<Option<Shown>, Error> {
    let found = row!(
        conn,
        (String,),
        "select r.shown from release r join version v on v.id = r.version_id
         where v.submission_id = $1 and v.number < $2 and r.recalled_at is null
         order by v.number desc, r.id desc limit 1",
        submission,
        number
    )?;
    Ok(match found {
        Some((shown,)) => Some(serde_json::from_str(&shown)?),
        None => None,
    })
}

use domain::access::Actor;
use domain::ids::VersionId;
use domain::time::Timestamp;

use super::showing::{last_before, showings};
use super::{Change, Showing, Shown};
use crate::conn::row;
use crate::content::{Assignment, assignment};
use crate::products::{Product, product};
use crate::submissions::{Entry, Head, entries, head};
use crate::{Conn, Db, Error};

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
    /// Who showed it.
    pub by: String,
    /// What it said before, the newest first; empty unless it was corrected.
    pub earlier: Vec<Showing>,
    /// Whether this is the newest version.
    pub is_latest: bool,
}

impl Feedback {
    /// What the last correction changed.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.earlier
            .first()
            .map(|before| self.shown.changes_since(&before.shown))
            .unwrap_or_default()
    }
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
    answer(&mut conn, head, now).await
}

/// The answer to a version, for whoever was let through to it.
pub(super) async fn answer(
    conn: &mut Conn<'_>,
    head: Head,
    now: Timestamp,
) -> Result<Feedback, Error> {
    let mut showings = showings(conn, head.id, now).await?.into_iter();
    let newest = showings.next().ok_or(Error::NotFound)?;
    let (newest_number,) = row!(
        &mut *conn,
        (i64,),
        "select max(number) from version where submission_id = $1",
        head.submission_id
    )?
    .ok_or(Error::NotFound)?;
    Ok(Feedback {
        assignment: assignment(conn, head.revision_id, &head.assignment_key).await?,
        product: product(conn, head.product_id).await?,
        entries: entries(conn, head.id).await?,
        shown: newest.shown,
        visible_from: newest.visible_from,
        by: newest.by,
        earlier: showings.collect(),
        is_latest: newest_number == head.number,
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
    let mut reader = db.reader().await?;
    let found = last_before(&mut reader.conn(), head.submission_id, head.number, now).await?;
    Ok(found.map(|(_, shown)| shown))
}

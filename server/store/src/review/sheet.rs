use domain::access::Actor;
use domain::ids::VersionId;
use domain::time::Timestamp;

use super::feedback::answer;
use super::share_link::{ShareLink, live_links};
use super::{Change, Feedback, Shown};
use crate::conn::row;
use crate::submissions::{Head, head};
use crate::token::Token;
use crate::{Conn, Db, Error};

/// A sheet for the printer, in front of those who may share it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The answer it is drawn from: always what the participant reads now.
    pub feedback: Feedback,
    /// The links to it that can be opened now.
    pub links: Vec<ShareLink>,
    /// Whether it is the reader's own work.
    pub is_own: bool,
}

/// The sheet of a version, for its participant and for those who may judge it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, or while nothing is shown yet.
pub async fn sheet(
    db: &Db,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<Sheet, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let head = head(&mut conn, version).await?;
    may_share(&head, actor)?;
    Ok(Sheet {
        is_own: head.own(actor).is_ok(),
        feedback: answer(&mut conn, head, now).await?,
        links: live_links(&mut conn, version, now).await?,
    })
}

/// The participant and those who may judge their work.
pub(super) fn may_share(head: &Head, actor: &Actor) -> Result<(), Error> {
    head.own(actor).or_else(|_| head.judge(actor).map(|_| ()))
}

/// A sheet as whoever holds the link reads it, corrections since then included.
#[derive(Clone, Debug)]
pub struct SharedSheet {
    /// The answer.
    pub feedback: Feedback,
    /// Until when the link can be opened.
    pub expires_at: Timestamp,
    /// Whether it was corrected after the link was made.
    pub is_newer: bool,
}

/// The sheet behind a link.
///
/// # Errors
/// [`Error::NotFound`] when there is no such link, it has expired, or it was revoked.
pub async fn shared_sheet(db: &Db, token: &Token, now: Timestamp) -> Result<SharedSheet, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let (version, expires_at, shown) = link(&mut conn, token, now).await?;
    let head = head(&mut conn, version).await?;
    let feedback = answer(&mut conn, head, now).await?;
    let changes = feedback.shown.changes_since(&shown);
    Ok(SharedSheet {
        is_newer: changes.iter().any(is_on_sheet),
        feedback,
        expires_at,
    })
}

/// Only what a printer reads: the decision and the remarks.
const fn is_on_sheet(change: &Change) -> bool {
    match change {
        Change::Decision
        | Change::RemarkAdded(_)
        | Change::RemarkChanged(_)
        | Change::RemarkRemoved(_) => true,
        Change::Strength | Change::NextStep | Change::Marks(_) => false,
    }
}

async fn link(
    conn: &mut Conn<'_>,
    token: &Token,
    now: Timestamp,
) -> Result<(VersionId, Timestamp, Shown), Error> {
    let (version, expires_at, shown) = row!(
        conn,
        (VersionId, Timestamp, String),
        "select r.version_id, l.expires_at, r.shown from share_link l join release r on r.id = l.release_id
         where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $2",
        token.hash(),
        now
    )?
    .ok_or(Error::NotFound)?;
    Ok((version, expires_at, serde_json::from_str(&shown)?))
}

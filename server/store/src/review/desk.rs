use domain::access::Actor;
use domain::ids::VersionId;
use domain::time::Timestamp;

use super::feedback::{Shown, last_shown_before};
use super::lease::{self, Lease};
use super::{Draft, Remark, assessment, remark};
use crate::content::{Assignment, assignment};
use crate::products::{Product, product};
use crate::submissions::{Entry, Head, entries, head};
use crate::{Db, Error};

/// Everything a mentor needs in front of them. Loading it changes nothing.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The version.
    pub head: Head,
    /// What was asked, with the rubric.
    pub assignment: Assignment,
    /// The product.
    pub product: Product,
    /// What was sent.
    pub entries: Vec<Entry>,
    /// What this mentor has written so far.
    pub draft: Draft,
    /// Their remarks so far.
    pub remarks: Vec<Remark>,
    /// Who is editing now.
    pub lease: Option<Lease>,
    /// The answer to the version before.
    pub before: Option<Shown>,
    /// When the judgement is shown, while it can still be recalled.
    pub shown_from: Option<Timestamp>,
}

/// A version on the desk of somebody who may judge it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn desk(
    db: &Db,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<Desk, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let head = head(&mut conn, version).await?;
    head.judge(actor)?;
    let (draft, remarks) = match assessment::find(&mut conn, actor, version).await? {
        Some(id) => (
            assessment::read(&mut conn, id).await?,
            remark::remarks(&mut conn, id).await?,
        ),
        None => (Draft::default(), Vec::new()),
    };
    Ok(Desk {
        assignment: assignment(&mut conn, head.revision_id, &head.assignment_key).await?,
        product: product(&mut conn, head.product_id).await?,
        entries: entries(&mut conn, version).await?,
        lease: lease::current(&mut conn, version, now).await?,
        before: last_shown_before(&mut conn, head.submission_id, head.number).await?,
        shown_from: super::release::pending(&mut conn, version, now).await?,
        draft,
        remarks,
        head,
    })
}

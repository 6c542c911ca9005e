use domain::access::Actor;
use domain::ids::VersionId;
use domain::review::{DecisionRefusal, Standing};
use domain::time::Timestamp;

use super::lease::{self, Lease};
use super::showing::{last_before, pending, showings};
use super::shown::missing;
use super::standing::standing;
use super::{Draft, Feedback, OwnCheck, Remark, Showing, Shown, assessment, own_check, remark};
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
    /// The judgement so far: this mentor's own, or the one that was released.
    pub draft: Draft,
    /// Its remarks so far.
    pub remarks: Vec<Remark>,
    /// Whether it can be edited.
    pub standing: Standing,
    /// Who is editing now.
    pub lease: Option<Lease>,
    /// The answer to the version before.
    pub before: Option<Shown>,
    /// When the judgement is shown, while it can still be recalled.
    pub shown_from: Option<Timestamp>,
    /// What the participant has read of it by now, the newest first.
    pub showings: Vec<Showing>,
    /// How the participant judged it themselves, where that was theirs to do and they have.
    pub own_check: Option<OwnCheck>,
}

impl Desk {
    /// What is missing before the judgement can be released.
    #[must_use]
    pub fn missing(&self) -> Vec<DecisionRefusal> {
        missing(&self.assignment, &self.draft, &self.remarks)
    }

    /// What came into its slots after it was sent, while that was still open to its participant.
    pub fn swapped(&self) -> impl Iterator<Item = &Entry> {
        let sent_at = self.head.sent_at;
        self.entries
            .iter()
            .filter(move |entry| sent_at.is_some_and(|sent_at| entry.changed_at > sent_at))
    }

    /// Whether something was corrected that the participant does not see yet.
    #[must_use]
    pub fn has_unshown_changes(&self) -> bool {
        let Some(last) = self.showings.first() else {
            return false;
        };
        let language = last.shown.language;
        Shown::of(&self.assignment, language, &self.draft, &self.remarks)
            .is_none_or(|shown| !shown.changes_since(&last.shown).is_empty())
    }

    /// The answer as its participant would read it if it were shown now; none until something is decided.
    #[must_use]
    pub fn answer(&self, actor: &Actor, now: Timestamp) -> Option<Feedback> {
        let shown = Shown::of(&self.assignment, actor.language, &self.draft, &self.remarks)?;
        Some(Feedback {
            head: self.head.clone(),
            assignment: self.assignment.clone(),
            product: self.product.clone(),
            entries: self.entries.clone(),
            shown,
            visible_from: self.shown_from.unwrap_or(now),
            by: actor.name.clone(),
            earlier: self.showings.clone(),
            is_latest: true,
        })
    }
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
    let own_check = if head.state.is_own_check() {
        own_check::read(&mut conn, version).await?
    } else {
        None
    };
    let before = last_before(&mut conn, head.submission_id, head.number, now).await?;
    Ok(Desk {
        assignment: assignment(&mut conn, head.revision_id, &head.assignment_key).await?,
        product: product(&mut conn, head.product_id).await?,
        entries: entries(&mut conn, version).await?,
        standing: standing(&mut conn, &head, now).await?,
        lease: lease::current(&mut conn, &head, now).await?,
        before: before.map(|(_, shown)| shown),
        shown_from: pending(&mut conn, version, now).await?,
        showings: showings(&mut conn, version, now).await?,
        own_check,
        draft,
        remarks,
        head,
    })
}

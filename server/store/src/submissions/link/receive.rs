use domain::cohorts::EnrollmentState;
use domain::ids::{EntryId, PersonId, UploadLinkId, VersionId};
use domain::submissions::{LinkState, VersionState, link_state};
use domain::time::Timestamp;

use super::super::file::NewFile;
use super::super::head;
use super::super::put::{Held, keep_file, replace, row_version};
use crate::command::{Command, CommandKey, Fingerprint, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::content::{Slot, assignment};
use crate::products::product;
use crate::token::Token;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// How many times the slot's limit may come by one link, taken or not.
const ROUNDS: u64 = 4;

/// What somebody with a link may know: which product, which slot, and what came by it already. No name of a person.
#[derive(Clone, Debug)]
pub struct LinkPage {
    /// The link.
    pub id: UploadLinkId,
    /// Whether it takes a file, and why not.
    pub state: LinkState,
    /// Whether so much has come by it that it takes no more.
    pub is_used_up: bool,
    /// The product's name.
    pub product: String,
    /// The slot.
    pub asked: Slot,
    /// Until when it lives.
    pub expires_at: Timestamp,
    /// The row version of what stands in the slot, whoever put it there; 0 while it is empty.
    pub row_version: i64,
    /// The file that came by it and stands in the slot: name, bytes, when.
    pub received: Option<(String, i64, Timestamp)>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkRefusal {
    /// The slot was filled since the page was shown.
    Stale,
    /// The link is over.
    Over,
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: UploadLinkId,
    version_id: VersionId,
    slot_key: String,
    made_by: PersonId,
    expires_at: Timestamp,
    revoked_at: Option<Timestamp>,
    received_bytes: i64,
    state: VersionState,
    enrollment: EnrollmentState,
}

impl LinkRow {
    fn state(&self, now: Timestamp) -> LinkState {
        match link_state(self.revoked_at, self.expires_at, self.state, now) {
            // Why it takes nothing any more is between its maker and the programme.
            LinkState::Live if !self.enrollment.takes_part() => LinkState::Expired,
            state => state,
        }
    }
}

async fn find(conn: &mut Conn<'_>, token: &Token) -> Result<LinkRow, Error> {
    row!(
        conn,
        LinkRow,
        "select l.id, l.version_id, l.slot_key, l.made_by, l.expires_at, l.revoked_at, l.received_bytes, v.state,
                e.state as enrollment
         from upload_link l
         join version v on v.id = l.version_id
         join submission s on s.id = v.submission_id
         join enrollment e on e.id = s.enrollment_id
         where l.token_hash = $1",
        token.hash()
    )?
    .ok_or(Error::NotFound)
}

/// What a link asks for.
///
/// # Errors
/// [`Error::NotFound`] when there never was such a link.
pub async fn link_page(db: &Db, token: &Token, now: Timestamp) -> Result<LinkPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let link = find(&mut conn, token).await?;
    let head = head(&mut conn, link.version_id).await?;
    let asked = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
    let slot = asked.slot(&link.slot_key).ok_or(Error::NotFound)?.clone();
    let received = row!(
        &mut conn,
        (String, i64, Timestamp),
        "select f.name, f.byte_size, e.changed_at from slot_entry e join file f on f.id = e.file_id
         where e.version_id = $1 and e.slot_key = $2 and e.upload_link_id = $3",
        link.version_id,
        &link.slot_key,
        link.id
    )?;
    let most = slot.kind.byte_limit().saturating_mul(ROUNDS);
    Ok(LinkPage {
        id: link.id,
        state: link.state(now),
        is_used_up: u64::try_from(link.received_bytes).unwrap_or(u64::MAX) >= most,
        product: product(&mut conn, head.product_id).await?.name,
        asked: slot,
        expires_at: link.expires_at,
        row_version: row_version(&mut conn, link.version_id, &link.slot_key).await?,
        received,
    })
}

/// Adds to what came by a link, whether it was taken or not.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn note_received(db: &Db, link: UploadLinkId, bytes: i64) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            execute!(
                &mut conn,
                "update upload_link set received_bytes = received_bytes + $1 where id = $2",
                bytes,
                link
            )
            .map(|_| ())
        })
    })
    .await
}

/// Puts a stored file into the slot of a link, for its maker. A repeat gets the first answer. `seen` is the row version that
/// was shown, where the form says so.
///
/// # Errors
/// [`LinkRefusal`] when the link no longer lives or the slot was filled meanwhile; not found when there never was one.
pub async fn receive_by_link(
    db: &Db,
    token: &Token,
    key: &CommandKey,
    new: &NewFile,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Option<EntryId>, Failure<LinkRefusal>> {
    let version = find(&mut db.reader().await?.conn(), token)
        .await?
        .version_id;
    db.write(Lock::Version(version), |mut conn| {
        let (token, key, new) = (token.clone(), key.clone(), new.clone());
        Box::pin(async move {
            let link = find(&mut conn, &token).await?;
            let said = Fingerprint::of("link", [], &[&new.sha256]);
            let command = Command {
                actor: link.made_by,
                key,
                said: Some(said),
                now,
            };
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            if link.state(now) != LinkState::Live {
                return Err(Failure::Refused(LinkRefusal::Over));
            }
            let current = row_version(&mut conn, link.version_id, &link.slot_key).await?;
            if seen.is_some_and(|seen| seen != current) {
                return Err(Failure::Refused(LinkRefusal::Stale));
            }
            let held = Held {
                file: Some(keep_file(&mut conn, &new, link.made_by, now).await?),
                link: Some(link.id),
                ..Held::default()
            };
            let slot = &link.slot_key;
            let id = replace(
                &mut conn,
                link.version_id,
                slot,
                Some(held),
                link.made_by,
                now,
            )
            .await?;
            let entry = audit::Entry {
                actor: None,
                on_behalf_of: Some(link.made_by),
                action: "link.receive",
                object: "upload_link",
                object_id: link.id.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "link.receive", id).await?)
        })
    })
    .await
}

use domain::access::Actor;
use domain::ids::{SubmissionId, UploadLinkId, VersionId};
use domain::submissions::{LINK_LIFE, VersionState};
use domain::time::Timestamp;

use super::super::head;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::content::assignment;
use crate::token::Token;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// A link that still takes a file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LiveLink {
    /// Id.
    pub id: UploadLinkId,
    /// The slot it fills.
    pub slot_key: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// The secret was shown already; it is stored nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownAlready;

/// Makes a link to one slot of a draft. Its secret is in the answer and nowhere else.
///
/// # Errors
/// [`ShownAlready`] for a repeat; not found when it is not theirs, they have left, it was sent, or the slot takes no file.
pub async fn make_link(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    slot_key: &str,
) -> Result<(Token, Timestamp), Failure<ShownAlready>> {
    let token = Token::new().map_err(Failure::Store)?;
    let expires_at = command.now.plus(LINK_LIFE);
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, slot_key, hash) = (
            actor.clone(),
            command.clone(),
            slot_key.to_owned(),
            token.hash(),
        );
        Box::pin(async move {
            if earlier_answer::<UploadLinkId>(&mut conn, &command)
                .await?
                .is_some()
            {
                return Err(Failure::Refused(ShownAlready));
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            let asked = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
            let slot = asked.slot(&slot_key).ok_or(Error::NotFound)?;
            if head.state != VersionState::Draft || !head.takes_part() || !slot.kind.takes_file() {
                return Err(Error::NotFound.into());
            }
            let id = value!(
                &mut conn,
                UploadLinkId,
                "insert into upload_link (version_id, slot_key, token_hash, made_by, made_at, expires_at)
                 values ($1, $2, $3, $4, $5, $6) returning id",
                version,
                &slot_key,
                hash,
                actor.person,
                command.now,
                expires_at
            )?;
            audit::record(&mut conn, note(&command, "link.make", id)).await?;
            keep_answer(&mut conn, &command, "link.make", id).await?;
            Ok(())
        })
    })
    .await?;
    Ok((token, expires_at))
}

/// Takes a link back; one that is taken back already stays so.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn revoke_link(
    db: &Db,
    actor: &Actor,
    command: &Command,
    link: UploadLinkId,
) -> Result<SubmissionId, Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(submission) = earlier_answer(&mut conn, &command).await? {
                return Ok(submission);
            }
            let (version,) = row!(
                &mut conn,
                (VersionId,),
                "select version_id from upload_link where id = $1",
                link
            )?
            .ok_or(Error::NotFound)?;
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            execute!(
                &mut conn,
                "update upload_link set revoked_at = $1 where id = $2 and revoked_at is null",
                command.now,
                link
            )?;
            audit::record(&mut conn, note(&command, "link.revoke", link)).await?;
            keep_answer(&mut conn, &command, "link.revoke", head.submission_id).await
        })
    })
    .await
}

/// The links of a draft that still take a file.
pub(crate) async fn live_links(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Vec<LiveLink>, Error> {
    rows!(
        conn,
        LiveLink,
        "select l.id, l.slot_key, l.expires_at from upload_link l join version v on v.id = l.version_id
         where l.version_id = $1 and l.revoked_at is null and l.expires_at > $2 and v.state = 'draft' order by l.id",
        version,
        now
    )
}

fn note(command: &Command, action: &'static str, link: UploadLinkId) -> audit::Entry<'static> {
    audit::Entry::new(command, action, "upload_link", link.0)
}

use domain::access::Actor;
use domain::ids::{ShareLinkId, VersionId};
use domain::review::SHARE_LINK;
use domain::time::Timestamp;

use super::sheet::may_share;
use super::showing::showings;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows, value};
use crate::submissions::head;
use crate::token::Token;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// A link to a sheet that can be opened now. Its secret is not stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ShareLink {
    /// Id.
    pub id: ShareLinkId,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// Until when it can be opened.
    pub expires_at: Timestamp,
}

/// A link that was just made: the only time its secret is seen.
#[derive(Clone, Debug)]
pub struct MadeLink {
    /// Its secret.
    pub token: Token,
    /// Until when it can be opened.
    pub expires_at: Timestamp,
}

/// This very form made a link already, and its secret is shown once only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownAlready;

/// Makes a link to the sheet of a version, good for 14 days.
///
/// # Errors
/// [`ShownAlready`]; not found when the version is not theirs to share, or nothing is shown yet.
pub async fn share_sheet(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
) -> Result<MadeLink, Failure<ShownAlready>> {
    let token = Token::new()?;
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, token) = (actor.clone(), command.clone(), token.clone());
        Box::pin(async move {
            if earlier_answer::<ShareLinkId>(&mut conn, &command)
                .await?
                .is_some()
            {
                return Err(Failure::Refused(ShownAlready));
            }
            let head = head(&mut conn, version).await?;
            may_share(&head, &actor)?;
            let showings = showings(&mut conn, version, command.now).await?;
            let newest = showings.first().ok_or(Error::NotFound)?;
            let expires_at = command.now.plus(SHARE_LINK);
            let link = value!(
                &mut conn,
                ShareLinkId,
                "insert into share_link (release_id, token_hash, made_by, made_at, expires_at)
                 values ($1, $2, $3, $4, $5) returning id",
                newest.id,
                token.hash(),
                actor.person,
                command.now,
                expires_at
            )?;
            note(&mut conn, &command, "share_link.make", link).await?;
            keep_answer(&mut conn, &command, "share_link.make", link).await?;
            Ok(MadeLink { token, expires_at })
        })
    })
    .await
}

/// Closes a link; whoever holds it finds nothing any more.
///
/// # Errors
/// [`Error::NotFound`] when there is no such link of a version that is theirs to share.
pub async fn revoke_link(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    link: ShareLinkId,
) -> Result<(), Error> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let head = head(&mut conn, version).await?;
            may_share(&head, &actor)?;
            let touched = execute!(
                &mut conn,
                "update share_link set revoked_at = $1 where id = $2 and revoked_at is null
                 and release_id in (select id from release where version_id = $3)",
                command.now,
                link,
                version
            )?;
            if touched == 0 {
                return Err(Error::NotFound);
            }
            note(&mut conn, &command, "share_link.revoke", link).await?;
            keep_answer(&mut conn, &command, "share_link.revoke", ()).await
        })
    })
    .await
}

/// The links to a version's sheet that can be opened now, the newest first.
pub(super) async fn live_links(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Vec<ShareLink>, Error> {
    rows!(
        conn,
        ShareLink,
        "select l.id, p.name as made_by, l.made_at, l.expires_at
         from release r join share_link l on l.release_id = r.id join person p on p.id = l.made_by
         where r.version_id = $1 and l.revoked_at is null and l.expires_at > $2 order by l.id desc",
        version,
        now
    )
}

async fn note(
    conn: &mut Conn<'_>,
    command: &Command,
    action: &'static str,
    link: ShareLinkId,
) -> Result<(), Error> {
    let entry = audit::Entry::new(command, action, "share_link", link.0);
    audit::record(conn, entry).await
}

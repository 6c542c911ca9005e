use domain::access::Actor;
use domain::ids::{PersonId, SessionId};
use domain::time::Timestamp;

use crate::conn::{execute, rows};
use crate::{Conn, Db, Error, Lock, audit};

/// A device on which somebody is signed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Device {
    /// Its session.
    pub id: SessionId,
    /// What it calls itself.
    pub device: String,
    /// Whether others use it too.
    pub is_shared: bool,
    /// Signed in when.
    pub created_at: Timestamp,
    /// Last seen, to the hour.
    pub last_seen_at: Timestamp,
}

/// The devices on which somebody is signed in, last seen first.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn devices(db: &Db, actor: &Actor, now: Timestamp) -> Result<Vec<Device>, Error> {
    rows!(
        db.reader().await?.conn(),
        Device,
        "select id, device, is_shared, created_at, last_seen_at from login_session
         where person_id = $1 and revoked_at is null and expires_at > $2 order by last_seen_at desc, id desc",
        actor.person,
        now
    )
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs or has ended.
pub async fn revoke(
    db: &Db,
    actor: &Actor,
    session: SessionId,
    now: Timestamp,
) -> Result<(), Error> {
    let person = actor.person;
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            let touched = execute!(
                &mut conn,
                "update login_session set revoked_at = $1 where id = $2 and person_id = $3 and revoked_at is null",
                now,
                session,
                person
            )?;
            if touched == 0 {
                return Err(Error::NotFound);
            }
            note_revoked(&mut conn, person, session, now).await
        })
    })
    .await
}

/// Ends every other session of somebody, and answers how many there were.
pub(in crate::identity) async fn revoke_others(
    conn: &mut Conn<'_>,
    person: PersonId,
    here: SessionId,
    now: Timestamp,
) -> Result<u64, Error> {
    let ended = rows!(
        &mut *conn,
        (SessionId,),
        "update login_session set revoked_at = $1
         where person_id = $2 and id <> $3 and revoked_at is null and expires_at > $1 returning id",
        now,
        person,
        here
    )?;
    for (session,) in &ended {
        note_revoked(conn, person, *session, now).await?;
    }
    Ok(ended.len() as u64)
}

async fn note_revoked(
    conn: &mut Conn<'_>,
    person: PersonId,
    session: SessionId,
    now: Timestamp,
) -> Result<(), Error> {
    let entry = audit::Entry {
        actor: Some(person),
        on_behalf_of: None,
        action: "session.revoke",
        object: "login_session",
        object_id: session.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await
}

mod device;

pub(super) use device::revoke_others;
pub use device::{Device, devices, revoke};

use domain::access::{Actor, Grant, Role, Scope, ScopeKind};
use domain::ids::{PersonId, SessionId};
use domain::language::Language;
use domain::time::{DAY, HOUR, Timestamp};

use crate::conn::{execute, row};
use crate::token::Token;
use crate::{Conn, Db, Error, Lock, audit};

/// How long one's own telephone stays signed in: 90 days.
pub const OWN_DEVICE: i64 = 90 * DAY;
/// How long a shared device stays signed in: 2 hours.
pub const SHARED_DEVICE: i64 = 2 * HOUR;

/// A visitor who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// This device.
    pub session: SessionId,
    /// Who it is.
    pub actor: Actor,
    /// Whether others use this device too.
    pub is_shared: bool,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// Whether they came by a one-time code.
    pub is_by_code: bool,
}

/// A session as it is read: one row, so that a page waits for the engine once.
#[derive(sqlx::FromRow)]
pub(crate) struct SessionRow {
    session_id: SessionId,
    person_id: PersonId,
    is_shared: bool,
    is_by_code: bool,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    name: String,
    language: Language,
    /// `role kind id` of each, divided by commas.
    grants: Option<String>,
}

/// The columns of a [`SessionRow`], for a query over [`open_session!`]. `$2` is now.
macro_rules! session_columns {
    () => {
        "s.id as session_id, s.person_id, s.is_shared, s.is_by_code, s.created_at, s.last_seen_at, p.name, p.language,
         (select string_agg(g.role || ' ' || g.scope_kind || ' ' || g.scope_id, ',' order by g.id) from role_grant g
          where g.person_id = s.person_id and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)) as grants"
    };
}

/// The session whose token's hash is `$1` and that is open at `$2`.
macro_rules! open_session {
    () => {
        "(select * from login_session where token_hash = $1 and revoked_at is null and expires_at > $2) s
         join person p on p.id = s.person_id"
    };
}

pub(crate) use {open_session, session_columns};

impl SessionRow {
    /// Whose it is; notes once an hour that the device was seen.
    pub(crate) async fn signed_in(self, db: &Db, now: Timestamp) -> Result<SignedIn, Error> {
        if now.since(self.last_seen_at) > HOUR {
            // Who reads must not be turned away because nothing can be written just now.
            if let Err(error) = note_seen(db, self.session_id, now).await {
                tracing::warn!(%error, "when a device was seen could not be noted");
            }
        }
        let grants = self.grants.as_deref().unwrap_or_default();
        Ok(SignedIn {
            session: self.session_id,
            is_shared: self.is_shared,
            opened_at: self.created_at,
            is_by_code: self.is_by_code,
            actor: Actor {
                person: self.person_id,
                name: self.name,
                language: self.language,
                grants: grants.split(',').filter_map(grant_of).collect(),
            },
        })
    }
}

/// Who holds this token, with every role they hold now: one indexed read.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn signed_in(db: &Db, token: &Token, now: Timestamp) -> Result<Option<SignedIn>, Error> {
    let found = row!(
        db.reader().await?.conn(),
        SessionRow,
        concat!("select ", session_columns!(), " from ", open_session!()),
        token.hash(),
        now
    )?;
    match found {
        Some(session) => session.signed_in(db, now).await.map(Some),
        None => Ok(None),
    }
}

fn grant_of(stored: &str) -> Option<Grant> {
    let mut parts = stored.splitn(3, ' ');
    let role: Role = parts.next()?.parse().ok()?;
    let kind: ScopeKind = parts.next()?.parse().ok()?;
    Some(Grant {
        role,
        scope: Scope::read(kind, parts.next()?)?,
    })
}

async fn note_seen(db: &Db, session: SessionId, now: Timestamp) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            execute!(
                &mut conn,
                "update login_session set last_seen_at = $1 where id = $2",
                now,
                session
            )
            .map(|_| ())
        })
    })
    .await
}

/// How a session comes to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// Whether others use the device too.
    pub(super) is_shared: bool,
    /// Whether a one-time code opened it.
    pub(super) is_by_code: bool,
}

/// Opens a session in the transaction of the sign-in that earned it.
pub(super) async fn open(
    conn: &mut Conn<'_>,
    person: PersonId,
    token: &Token,
    device: &str,
    opened: Opened,
    now: Timestamp,
) -> Result<(), Error> {
    let lasts = if opened.is_shared {
        SHARED_DEVICE
    } else {
        OWN_DEVICE
    };
    execute!(
        conn,
        "insert into login_session (token_hash, person_id, device, is_shared, is_by_code, created_at, last_seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
        token.hash(),
        person,
        device,
        opened.is_shared,
        opened.is_by_code,
        now,
        now.plus(lasts)
    )
    .map(|_| ())
}

/// Whose session a token was, even when it has ended.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn whose_session(db: &Db, token: &Token) -> Result<Option<PersonId>, Error> {
    let found = row!(
        db.reader().await?.conn(),
        (PersonId,),
        "select person_id from login_session where token_hash = $1",
        token.hash()
    )?;
    Ok(found.map(|(person,)| person))
}

/// Ends the session of this token.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn sign_out(db: &Db, token: &Token, now: Timestamp) -> Result<(), Error> {
    let hash = token.hash();
    db.write(Lock::Nothing, |mut conn| {
        let hash = hash.clone();
        Box::pin(async move {
            let ended = row!(
                &mut conn,
                (SessionId, PersonId),
                "update login_session set revoked_at = $1 where token_hash = $2 and revoked_at is null
                 returning id, person_id",
                now,
                hash
            )?;
            let Some((session, person)) = ended else {
                return Ok(());
            };
            let entry = audit::Entry {
                actor: Some(person),
                on_behalf_of: None,
                action: "session.close",
                object: "login_session",
                object_id: session.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await
        })
    })
    .await
}

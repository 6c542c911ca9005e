mod device;

pub(super) use device::revoke_others;
pub use device::{Device, devices, revoke};

use domain::access::{Actor, Grant, Role, Scope, ScopeKind};
use domain::ids::{PersonId, SessionId};
use domain::language::Language;
use domain::time::{DAY, HOUR, Timestamp};

use crate::conn::{execute, row, rows};
use crate::token::Token;
use crate::{Conn, Db, Error, Lock};

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

#[derive(sqlx::FromRow)]
struct SessionRow {
    session_id: SessionId,
    person_id: PersonId,
    is_shared: bool,
    is_by_code: bool,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    name: String,
    language: Language,
    role: Option<Role>,
    scope_kind: Option<ScopeKind>,
    scope_id: Option<String>,
}

/// Who holds this token, with every role they hold now: one indexed read.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn signed_in(db: &Db, token: &Token, now: Timestamp) -> Result<Option<SignedIn>, Error> {
    let found = rows!(
        db.reader().await?.conn(),
        SessionRow,
        "select s.id as session_id, s.person_id, s.is_shared, s.is_by_code, s.created_at, s.last_seen_at,
                p.name, p.language,
                g.role, g.scope_kind, g.scope_id
         from login_session s
         join person p on p.id = s.person_id
         left join role_grant g on g.person_id = s.person_id and g.valid_from <= $2
              and (g.valid_until is null or g.valid_until > $2)
         where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2
         order by g.id",
        token.hash(),
        now
    )?;
    let Some(first) = found.first() else {
        return Ok(None);
    };
    if now.since(first.last_seen_at) > HOUR {
        note_seen(db, first.session_id, now).await?;
    }
    let grants = found.iter().filter_map(grant_of).collect();
    Ok(Some(SignedIn {
        session: first.session_id,
        is_shared: first.is_shared,
        opened_at: first.created_at,
        is_by_code: first.is_by_code,
        actor: Actor {
            person: first.person_id,
            name: first.name.clone(),
            language: first.language,
            grants,
        },
    }))
}

fn grant_of(row: &SessionRow) -> Option<Grant> {
    Some(Grant {
        role: row.role?,
        scope: Scope::read(row.scope_kind?, row.scope_id.as_deref()?)?,
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
            execute!(
                &mut conn,
                "update login_session set revoked_at = $1 where token_hash = $2 and revoked_at is null",
                now,
                hash
            )
            .map(|_| ())
        })
    })
    .await
}

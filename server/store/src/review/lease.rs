use domain::access::Actor;
use domain::ids::{PersonId, VersionId};
use domain::review::LEASE;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::EditRefusal;
use crate::conn::{execute, row};
use crate::{Conn, Error, Failure};

/// Who is editing a version, until when.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Lease {
    /// Who.
    pub mentor_id: PersonId,
    /// Their name.
    pub mentor_name: String,
    /// Until when, unless they go on editing.
    pub expires_at: Timestamp,
}

/// Who is editing now.
pub(super) async fn current(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Option<Lease>, Error> {
    row!(
        conn,
        Lease,
        "select l.mentor_id, p.name as mentor_name, l.expires_at from review_lease l
         join person p on p.id = l.mentor_id where l.version_id = $1 and l.expires_at > $2",
        version,
        now
    )
}

/// The first edit takes the lease, each further one renews it; a colleague's running lease refuses.
pub(super) async fn take<T>(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    state: VersionState,
    now: Timestamp,
) -> Result<(), Failure<EditRefusal<T>>> {
    if !matches!(state, VersionState::Sent | VersionState::InReview) {
        return Err(Failure::Refused(EditRefusal::Closed));
    }
    if let Some(lease) = current(conn, version, now)
        .await?
        .filter(|lease| lease.mentor_id != actor.person)
    {
        return Err(Failure::Refused(EditRefusal::Leased(lease)));
    }
    execute!(
        &mut *conn,
        "insert into review_lease (version_id, mentor_id, taken_at, expires_at) values ($1, $2, $3, $4)
         on conflict (version_id) do update
         set mentor_id = excluded.mentor_id, taken_at = excluded.taken_at, expires_at = excluded.expires_at",
        version,
        actor.person,
        now,
        now.plus(LEASE)
    )?;
    execute!(
        conn,
        "update version set state = $1, row_version = row_version + 1 where id = $2 and state = $3",
        VersionState::InReview,
        version,
        VersionState::Sent
    )?;
    Ok(())
}

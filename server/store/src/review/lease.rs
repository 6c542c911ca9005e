use domain::access::Actor;
use domain::ids::{PersonId, VersionId};
use domain::language::Language;
use domain::review::{LEASE, Standing};
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::EditRefusal;
use super::standing::standing;
use crate::conn::{execute, row};
use crate::identity::grants;
use crate::submissions::Head;
use crate::{Conn, Error, Failure, audit};

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

/// Who is editing now. Somebody who may no longer judge it, since it was given to a colleague, keeps nobody out.
pub(super) async fn current(
    conn: &mut Conn<'_>,
    head: &Head,
    now: Timestamp,
) -> Result<Option<Lease>, Error> {
    let found = row!(
        &mut *conn,
        Lease,
        "select l.mentor_id, p.name as mentor_name, l.expires_at from review_lease l
         join person p on p.id = l.mentor_id where l.version_id = $1 and l.expires_at > $2",
        head.id,
        now
    )?;
    let Some(lease) = found else { return Ok(None) };
    let holder = Actor {
        person: lease.mentor_id,
        name: String::new(),
        language: Language::Id,
        grants: grants(conn, lease.mentor_id, now).await?,
    };
    Ok(head.look_after(&holder).is_ok().then_some(lease))
}

/// The first edit takes the lease, each further one renews it; a colleague's running lease refuses. The first also ends the
/// time to swap what was sent, so whoever begins must have `seen` it as it stands now.
pub(super) async fn take<T>(
    conn: &mut Conn<'_>,
    actor: &Actor,
    head: &Head,
    seen: Option<i64>,
    now: Timestamp,
) -> Result<Standing, Failure<EditRefusal<T>>> {
    let standing = standing(conn, head, now).await?;
    match standing {
        Standing::Open | Standing::Seen => {}
        Standing::Hidden => return Err(Failure::Refused(EditRefusal::Closed)),
        Standing::OwnCheck => return Err(Failure::Refused(EditRefusal::OwnCheck)),
        Standing::Overtaken => return Err(Failure::Refused(EditRefusal::Overtaken)),
    }
    let is_other = seen.is_some_and(|seen| seen != head.row_version);
    if head.state == VersionState::Sent && is_other {
        return Err(Failure::Refused(EditRefusal::Swapped));
    }
    match current(conn, head, now).await? {
        Some(lease) if lease.mentor_id != actor.person => {
            return Err(Failure::Refused(EditRefusal::Leased(lease)));
        }
        Some(_) => {}
        None => begin(conn, actor, head.id, now).await?,
    }
    execute!(
        &mut *conn,
        "insert into review_lease (version_id, mentor_id, taken_at, expires_at) values ($1, $2, $3, $4)
         on conflict (version_id) do update
         set mentor_id = excluded.mentor_id, taken_at = excluded.taken_at, expires_at = excluded.expires_at",
        head.id,
        actor.person,
        now,
        now.plus(LEASE)
    )?;
    execute!(
        conn,
        "update version set state = $1, row_version = row_version + 1 where id = $2 and state = $3",
        VersionState::InReview,
        head.id,
        VersionState::Sent
    )?;
    Ok(standing)
}

/// Notes that somebody begins to edit; going on with it is not noted again.
async fn begin(
    conn: &mut Conn<'_>,
    actor: &Actor,
    version: VersionId,
    now: Timestamp,
) -> Result<(), Error> {
    let entry = audit::Entry {
        actor: Some(actor.person),
        on_behalf_of: None,
        action: "assessment.begin",
        object: "version",
        object_id: version.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await
}

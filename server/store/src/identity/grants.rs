use domain::access::{Grant, Role, Scope, ScopeKind};
use domain::ids::PersonId;
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Conn, Error};

/// Every role that somebody holds now.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub(crate) async fn grants(
    conn: &mut Conn<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Grant>, Error> {
    let found = rows!(
        conn,
        (Role, ScopeKind, String),
        "select role, scope_kind, scope_id from role_grant
         where person_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2) order by id",
        person,
        now
    )?;
    let grants = found.into_iter().filter_map(|(role, kind, id)| {
        Some(Grant {
            role,
            scope: Scope::read(kind, &id)?,
        })
    });
    Ok(grants.collect())
}

use domain::access::{Role, Scope};
use domain::identity::Identifier;
use domain::ids::PersonId;
use domain::time::Timestamp;

use super::{CODE_FOR_ONE, NewCode, NewPerson, SignInCode};
use super::{create_person, find_by_contact, grant, make_code};
use crate::{Conn, Db, Error, Lock, audit};

/// Enters somebody with a role on the whole platform, and a code to come in by. Nobody is signed in at the command line, so
/// nobody stands in the trail as who did it.
///
/// # Errors
/// [`Error`]; a contact that belongs to somebody else violates a unique index.
pub async fn create_on_platform(
    db: &Db,
    new: &NewPerson,
    role: Role,
    code: &SignInCode,
    now: Timestamp,
) -> Result<PersonId, Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (new, code) = (new.clone(), code.clone());
        Box::pin(async move {
            let person = create_person(&mut conn, &new, now).await?;
            record(&mut conn, "person.create", person, now).await?;
            grant(&mut conn, person, role, &Scope::Platform, None, now).await?;
            record(&mut conn, "role.grant", person, now).await?;
            code_for(&mut conn, person, code, now).await?;
            Ok(person)
        })
    })
    .await
}

/// Keeps a new code for whoever is reached there.
///
/// # Errors
/// [`Error::NotFound`] when that is nobody.
pub async fn renew_code(
    db: &Db,
    contact: &Identifier,
    code: &SignInCode,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (contact, code) = (contact.clone(), code.clone());
        Box::pin(async move {
            let found = find_by_contact(&mut conn, &contact).await?;
            let person = found.ok_or(Error::NotFound)?.id;
            code_for(&mut conn, person, code, now).await
        })
    })
    .await
}

async fn code_for(
    conn: &mut Conn<'_>,
    person: PersonId,
    code: SignInCode,
    now: Timestamp,
) -> Result<(), Error> {
    let new = NewCode {
        person,
        code,
        lasts: CODE_FOR_ONE,
    };
    make_code(conn, None, &new, now).await.map(|_| ())
}

async fn record(
    conn: &mut Conn<'_>,
    action: &'static str,
    person: PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    let entry = audit::Entry {
        actor: None,
        on_behalf_of: Some(person),
        action,
        object: "person",
        object_id: person.0,
        fields: &[],
        now,
    };
    audit::record(conn, entry).await
}

use domain::access::{Role, Scope};
use domain::identity::{ContactKind, Identifier};
use domain::ids::PersonId;
use domain::language::Language;
use domain::time::{Timestamp, Zone};

use crate::conn::{execute, row, value};
use crate::{Conn, Db, Error, Lock};

/// Somebody to be entered.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Name as they write it.
    pub name: String,
    /// Language they read.
    pub language: Language,
    /// Ways to reach them; each must be free.
    pub contacts: Vec<Identifier>,
    /// PHC string, when they have a password already.
    pub password_hash: Option<String>,
}

/// A person as others see them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Name.
    pub name: String,
}

/// Enters a person with their contacts.
///
/// # Errors
/// [`Error`]; a contact that belongs to somebody else violates a unique index.
pub async fn create_person(
    conn: &mut Conn<'_>,
    new: &NewPerson,
    now: Timestamp,
) -> Result<PersonId, Error> {
    let id = value!(
        conn,
        PersonId,
        "insert into person (name, language, zone, created_at) values ($1, $2, $3, $4) returning id",
        &new.name,
        new.language,
        Zone::Wib,
        now
    )?;
    for contact in &new.contacts {
        add_contact(conn, id, contact.kind(), contact.stored(), now).await?;
    }
    if let Some(hash) = &new.password_hash {
        set_password(conn, id, hash, now).await?;
    }
    Ok(id)
}

async fn add_contact(
    conn: &mut Conn<'_>,
    person: PersonId,
    kind: ContactKind,
    value: &str,
    now: Timestamp,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into contact (person_id, kind, value, valid_from) values ($1, $2, $3, $4)",
        person,
        kind,
        value,
        now
    )
    .map(|_| ())
}

/// Sets a person's password hash.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn set_password(
    conn: &mut Conn<'_>,
    person: PersonId,
    hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into password (person_id, hash, changed_at) values ($1, $2, $3)
         on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at",
        person,
        hash,
        now
    )
    .map(|_| ())
}

/// Who is reached there now.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn find_by_contact(
    conn: &mut Conn<'_>,
    identifier: &Identifier,
) -> Result<Option<Person>, Error> {
    row!(
        conn,
        Person,
        "select p.id, p.name from contact c join person p on p.id = c.person_id
         where c.kind = $1 and c.value = $2 and c.valid_until is null and p.erased_at is null",
        identifier.kind(),
        identifier.stored()
    )
}

/// Gives a role somewhere, unless they hold it there already.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn grant(
    conn: &mut Conn<'_>,
    person: PersonId,
    role: Role,
    scope: &Scope,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), Error> {
    let (kind, id) = scope.stored();
    execute!(
        conn,
        "insert into role_grant (person_id, role, scope_kind, scope_id, granted_by, valid_from)
         select $1, $2, $3, $4, $5, $6
         where not exists (select 1 from role_grant where person_id = $1 and role = $2 and scope_kind = $3
                           and scope_id = $4 and valid_until is null)",
        person,
        role,
        kind,
        id,
        by,
        now
    )
    .map(|_| ())
}

/// Keeps the language a person chose.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn set_language(db: &Db, person: PersonId, language: Language) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            execute!(
                &mut conn,
                "update person set language = $1 where id = $2",
                language,
                person
            )
            .map(|_| ())
        })
    })
    .await
}

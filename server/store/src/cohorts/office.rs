//! Who may act for a cohort at the command line, where nobody signs in.

use domain::access::{Actor, CohortPlace, Grant, Role, Scope, ScopeKind, administer};
use domain::ids::{CohortId, PersonId, ProgramId};
use domain::language::Language;
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Db, Error};

/// A cohort that answers to a name or a number.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NamedCohort {
    /// Its number.
    pub id: CohortId,
    /// Its programme.
    pub program_id: ProgramId,
    /// Its name.
    pub name: String,
}

/// The cohorts called so: by number, or by name whatever the size of its letters.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn cohorts_called(db: &Db, text: &str) -> Result<Vec<NamedCohort>, Error> {
    let all = rows!(
        db.reader().await?.conn(),
        NamedCohort,
        "select id, program_id, name from cohort order by id"
    )?;
    let text = text.trim();
    if let Some(found) = all.iter().find(|cohort| cohort.id.to_string() == text) {
        return Ok(vec![found.clone()]);
    }
    let named = |cohort: &NamedCohort| cohort.name.to_lowercase() == text.to_lowercase();
    Ok(all.into_iter().filter(named).collect())
}

/// Everybody who administers a cohort now.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn administrators(
    db: &Db,
    cohort: &NamedCohort,
    now: Timestamp,
) -> Result<Vec<Actor>, Error> {
    let granted = rows!(
        db.reader().await?.conn(),
        (PersonId, String, Language, ScopeKind, String),
        "select p.id, p.name, p.language, g.scope_kind, g.scope_id
         from role_grant g join person p on p.id = g.person_id and p.erased_at is null
         where g.role = 'admin' and g.valid_from <= $1 and (g.valid_until is null or g.valid_until > $1)
         order by p.id, g.id",
        now
    )?;
    let mut actors: Vec<Actor> = Vec::new();
    for (person, name, language, kind, id) in granted {
        let Some(scope) = Scope::read(kind, &id) else {
            continue;
        };
        let grant = Grant {
            role: Role::Admin,
            scope,
        };
        match actors.last_mut() {
            Some(last) if last.person == person => last.grants.push(grant),
            _ => actors.push(Actor {
                person,
                name,
                language,
                grants: vec![grant],
            }),
        }
    }
    let place = CohortPlace {
        program: cohort.program_id,
        cohort: cohort.id,
    };
    actors.retain(|actor| administer(actor, &place).is_ok());
    Ok(actors)
}

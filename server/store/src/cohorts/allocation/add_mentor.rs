use domain::access::{Actor, Role, Scope};
use domain::identity::{Identifier, PhoneNumber};
use domain::ids::{CohortId, PersonId};
use domain::language::Language;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::identity::{NewPerson, create_person, find_by_contact, grant};
use crate::organisation::cohort_for;
use crate::{Conn, Db, Error, Lock, audit};

/// Makes somebody a mentor of a cohort: whoever holds the number, or a new person of this name.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn add_mentor(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    name: &str,
    phone: &PhoneNumber,
) -> Result<PersonId, Error> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, name) = (actor.clone(), command.clone(), name.to_owned());
        let identifier = Identifier::Phone(phone.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            let known = find_by_contact(&mut conn, &identifier).await?;
            let fields: &[_] = match known {
                Some(_) => &[],
                None => &["name", "phone"],
            };
            let person = match known {
                Some(person) => person.id,
                None => {
                    let new = NewPerson {
                        name,
                        language: Language::Id,
                        contacts: vec![identifier],
                        password_hash: None,
                    };
                    create_person(&mut conn, &new, command.now).await?
                }
            };
            make_mentor(&mut conn, &command, cohort, person, fields).await?;
            keep_answer(&mut conn, &command, "mentor.add", person).await
        })
    })
    .await
}

/// Makes somebody a mentor of a cohort; `fields` are what was entered of them with it.
pub(in crate::cohorts) async fn make_mentor(
    conn: &mut Conn<'_>,
    command: &Command,
    cohort: CohortId,
    person: PersonId,
    fields: &[&'static str],
) -> Result<(), Error> {
    let by = Some(command.actor);
    let scope = Scope::Cohort(cohort);
    grant(conn, person, Role::Mentor, &scope, by, command.now).await?;
    let entry = audit::Entry {
        on_behalf_of: Some(person),
        fields,
        ..audit::Entry::new(command, "mentor.add", "cohort", cohort.0)
    };
    audit::record(conn, entry).await
}

//! Who looks after whom.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Role, Scope};
use domain::cohorts::allocation::{MentorLoad, Unallocated, suggest};
use domain::identity::{Identifier, PhoneNumber};
use domain::ids::{CohortId, EnrollmentId, PersonId};
use domain::language::Language;
use serde::{Deserialize, Serialize};

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows};
use crate::identity::{NewPerson, create_person, find_by_contact, grant};
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error, Lock, audit};

/// A mentor of a cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mentor {
    /// The person.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Whom they look after in this cohort.
    pub load: i64,
    /// Whom they look after anywhere.
    pub load_everywhere: i64,
}

/// Somebody who takes part, with their mentor.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Allocated {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// The person.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Their business.
    pub business: String,
    /// Where it is.
    pub regency_code: String,
    /// Who looks after them.
    pub mentor_id: Option<PersonId>,
}

/// A cohort's mentors and participants, with a suggestion for everybody without one.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// The cohort.
    pub cohort: Cohort,
    /// Its mentors.
    pub mentors: Vec<Mentor>,
    /// Who takes part: those without a mentor first, then by regency.
    pub participants: Vec<Allocated>,
    /// Who might look after them.
    pub suggested: BTreeMap<EnrollmentId, PersonId>,
}

/// One decision: who looked after them when the page was shown, and who shall.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Whom it is about.
    pub enrollment: EnrollmentId,
    /// Their mentor as the page showed it.
    pub before: Option<PersonId>,
    /// Their mentor from now on.
    pub mentor: Option<PersonId>,
}

/// What became of the decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reallocated {
    /// Changed.
    pub changed: i64,
    /// Left, since somebody else decided meanwhile.
    pub stale: i64,
}

/// The allocation of a cohort.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs.
pub async fn allocation(db: &Db, actor: &Actor, cohort: CohortId) -> Result<Allocation, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = cohort_for(&mut conn, actor, cohort).await?;
    let mentors = mentors(&mut conn, &found).await?;
    let participants = rows!(
        &mut conn,
        Allocated,
        "select e.id as enrollment, p.id as person_id, p.name, b.name as business, b.regency_code, e.mentor_id
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         where e.cohort_id = $1 and e.state = 'active'
         order by case when e.mentor_id is null then 0 else 1 end, b.regency_code, p.name, e.id",
        cohort
    )?;
    let homes = rows!(
        &mut conn,
        (PersonId, String),
        "select h.person_id, h.scope_id from role_grant h
         where h.role = 'mentor' and h.scope_kind = 'regency' and h.valid_until is null and h.person_id in (
             select g.person_id from role_grant g
             where g.role = 'mentor' and g.valid_until is null
               and (g.scope_kind = 'platform' or (g.scope_kind = 'program' and g.scope_id = $1)
                    or (g.scope_kind = 'cohort' and g.scope_id = $2)))",
        found.program_id.to_string(),
        cohort.to_string()
    )?;
    let suggested = suggestion(&mentors, &participants, &homes);
    Ok(Allocation {
        cohort: found,
        mentors,
        participants,
        suggested,
    })
}

async fn mentors(conn: &mut Conn<'_>, cohort: &Cohort) -> Result<Vec<Mentor>, Error> {
    rows!(
        conn,
        Mentor,
        "select p.id, p.name,
                (select count(*) from enrollment e where e.mentor_id = p.id and e.cohort_id = $1 and e.state = 'active')
                    as load,
                (select count(*) from enrollment e where e.mentor_id = p.id and e.state = 'active') as load_everywhere
         from person p
         where p.erased_at is null and p.id in (
             select g.person_id from role_grant g
             where g.role = 'mentor' and g.valid_until is null
               and (g.scope_kind = 'platform' or (g.scope_kind = 'program' and g.scope_id = $2)
                    or (g.scope_kind = 'cohort' and g.scope_id = $3)))
         order by p.name, p.id",
        cohort.id,
        cohort.program_id.to_string(),
        cohort.id.to_string()
    )
}

fn suggestion(
    mentors: &[Mentor],
    participants: &[Allocated],
    homes: &[(PersonId, String)],
) -> BTreeMap<EnrollmentId, PersonId> {
    let loads: Vec<_> = mentors
        .iter()
        .map(|mentor| {
            let own = participants
                .iter()
                .filter(|participant| participant.mentor_id == Some(mentor.id))
                .map(|participant| participant.regency_code.clone());
            let home = homes
                .iter()
                .filter(|(person, _)| *person == mentor.id)
                .map(|(_, code)| code.clone());
            MentorLoad {
                mentor: mentor.id,
                load: usize::try_from(mentor.load_everywhere).unwrap_or(usize::MAX / 1_000),
                regencies: own.chain(home).collect::<BTreeSet<_>>(),
            }
        })
        .collect();
    let unallocated: Vec<_> = participants
        .iter()
        .filter(|participant| participant.mentor_id.is_none())
        .map(|participant| Unallocated {
            enrollment: participant.enrollment,
            regency: participant.regency_code.clone(),
            person: participant.person_id,
        })
        .collect();
    suggest(&loads, &unallocated)
}

/// Allocates mentors. A participant who got another mentor meanwhile stays with them.
///
/// # Errors
/// [`Error::NotFound`] when the cohort is not theirs, or somebody chosen is no mentor of it.
pub async fn allocate(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    choices: &[Choice],
) -> Result<Reallocated, Error> {
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command, choices) = (actor.clone(), command.clone(), choices.to_vec());
        Box::pin(async move {
            if let Some(answer) = earlier_answer(&mut conn, &command).await? {
                return Ok(answer);
            }
            let found = cohort_for(&mut conn, &actor, cohort).await?;
            let mentors: BTreeSet<_> = mentors(&mut conn, &found)
                .await?
                .into_iter()
                .map(|mentor| mentor.id)
                .collect();
            let mut answer = Reallocated::default();
            for choice in choices {
                if choice.mentor == choice.before {
                    continue;
                }
                if choice
                    .mentor
                    .is_some_and(|mentor| !mentors.contains(&mentor))
                {
                    return Err(Error::NotFound);
                }
                if reallocate(&mut conn, &actor, &command, cohort, choice).await? {
                    answer.changed += 1;
                } else {
                    answer.stale += 1;
                }
            }
            keep_answer(&mut conn, &command, "mentor.allocate", answer).await
        })
    })
    .await
}

async fn reallocate(
    conn: &mut Conn<'_>,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    choice: Choice,
) -> Result<bool, Error> {
    let now = row!(
        &mut *conn,
        (Option<PersonId>, PersonId),
        "select mentor_id, person_id from enrollment where id = $1 and cohort_id = $2",
        choice.enrollment,
        cohort
    )?;
    let (mentor, person) = now.ok_or(Error::NotFound)?;
    if mentor != choice.before || choice.mentor == Some(person) {
        return Ok(false);
    }
    execute!(
        &mut *conn,
        "update enrollment set mentor_id = $1, row_version = row_version + 1 where id = $2",
        choice.mentor,
        choice.enrollment
    )?;
    execute!(
        &mut *conn,
        "insert into mentor_allocation (enrollment_id, mentor_id, allocated_by, recorded_at) values ($1, $2, $3, $4)",
        choice.enrollment,
        choice.mentor,
        actor.person,
        command.now
    )?;
    let entry = audit::Entry {
        actor: Some(actor.person),
        on_behalf_of: Some(person),
        action: "mentor.allocate",
        object: "enrollment",
        object_id: choice.enrollment.0,
        fields: &[],
        now: command.now,
    };
    audit::record(conn, entry).await?;
    Ok(true)
}

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
            let person = match find_by_contact(&mut conn, &identifier).await? {
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
            let by = Some(actor.person);
            grant(
                &mut conn,
                person,
                Role::Mentor,
                &Scope::Cohort(cohort),
                by,
                command.now,
            )
            .await?;
            let entry = audit::Entry {
                actor: by,
                on_behalf_of: Some(person),
                action: "mentor.add",
                object: "cohort",
                object_id: cohort.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "mentor.add", person).await
        })
    })
    .await
}

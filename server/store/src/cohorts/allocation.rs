//! Who looks after whom.

mod add_mentor;
mod allocate;

pub use add_mentor::add_mentor;
pub(super) use add_mentor::make_mentor;
pub use allocate::{Choice, Reallocated, allocate};

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Actor, Care, care};
use domain::cohorts::allocation::{MentorLoad, Unallocated, suggest};
use domain::ids::{CohortId, EnrollmentId, PersonId};

use super::care::{Whose, accounts};
use crate::conn::rows;
use crate::organisation::{Cohort, cohort_for};
use crate::{Conn, Db, Error};

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
    /// The mentors whom the one who looks may let in by a code or another number.
    pub in_care: BTreeSet<PersonId>,
    /// Who takes part: those without a mentor first, then by regency.
    pub participants: Vec<Allocated>,
    /// Who might look after them.
    pub suggested: BTreeMap<EnrollmentId, PersonId>,
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
    let accounts = accounts(&mut conn, Whose::Mentors(cohort)).await?;
    Ok(Allocation {
        in_care: accounts
            .into_iter()
            .filter(|(_, account)| care(actor, account) == Care::Own)
            .map(|(person, _)| person)
            .collect(),
        cohort: found,
        mentors,
        participants,
        suggested,
    })
}

/// The mentors of a cohort, by name.
pub(super) async fn mentors(conn: &mut Conn<'_>, cohort: &Cohort) -> Result<Vec<Mentor>, Error> {
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

//! Files that reach staff by WhatsApp: brought first, then put into slots for their participant.

mod administered;
mod bring;
mod disown;
mod page;
mod participants;
mod place;

pub use administered::{MOST_ADMINISTERED, administered_participants};
pub use bring::{bring, brought};
pub use disown::{TooLate, disown};
pub use page::{Brought, OnBehalfPage, Target, on_behalf_page};
pub use participants::{OwnParticipant, own_participants};
pub use place::{PlaceRefusal, Placement, Placing, place};

use domain::access::{Actor, judge};
use domain::ids::{BusinessId, CohortId, EnrollmentId, PersonId, RevisionId};

use crate::conn::row;
use crate::organisation::enrollment_place;
use crate::{Conn, Error};

/// A participant, as those who look after them may know them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Participant {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Option<String>,
    /// Their business.
    pub business: BusinessId,
    /// Its name.
    pub business_name: String,
    /// The cohort.
    pub cohort: CohortId,
    /// Its edition.
    pub revision: RevisionId,
}

/// A participant, for their mentor and for who administers the cohort.
async fn participant(
    conn: &mut Conn<'_>,
    actor: &Actor,
    enrollment: EnrollmentId,
) -> Result<Participant, Error> {
    let (place, person, mentor) = enrollment_place(conn, enrollment).await?;
    judge(actor, &place, person, mentor)?;
    row!(
        conn,
        Participant,
        "select e.id as enrollment, e.person_id as person, p.name, e.business_id as business, b.name as business_name,
                e.cohort_id as cohort, c.revision_id as revision,
                (select min(k.value) from contact k where k.person_id = p.id and k.kind = 'phone'
                 and k.valid_until is null) as phone
         from enrollment e
         join cohort c on c.id = e.cohort_id
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         where e.id = $1 and e.state in ('active', 'finished')",
        enrollment
    )?
    .ok_or(Error::NotFound)
}

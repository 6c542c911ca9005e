use domain::cohorts::EnrollmentState;
use domain::cohorts::import::{Outcome, Participant};
use domain::ids::{BusinessId, CohortId, EnrollmentId, PersonId};

use crate::conn::row;
use crate::{Conn, Error};

/// Who holds a number now, and their place in the cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::cohorts::import) struct Known {
    pub(in crate::cohorts::import) person_id: PersonId,
    pub(in crate::cohorts::import) name: String,
    pub(in crate::cohorts::import) enrollment_id: Option<EnrollmentId>,
    pub(in crate::cohorts::import) state: Option<EnrollmentState>,
    pub(in crate::cohorts::import) business_id: Option<BusinessId>,
    pub(in crate::cohorts::import) nib: Option<String>,
}

impl Known {
    /// What becomes of a row that is about them.
    pub(super) fn outcome(&self, participant: &Participant) -> Outcome {
        match self.state {
            None => Outcome::Join,
            // Whoever is on the waiting list goes on waiting: that is another decision than a list's.
            Some(EnrollmentState::Applied | EnrollmentState::Left | EnrollmentState::Declined) => {
                Outcome::Return
            }
            Some(_) if self.nib.is_none() && participant.nib.is_some() => Outcome::Change,
            Some(_) => Outcome::Skip,
        }
    }
}

pub(super) async fn known(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    phone: &str,
) -> Result<Option<Known>, Error> {
    row!(
        conn,
        Known,
        "select p.id as person_id, p.name, e.id as enrollment_id, e.state, e.business_id, b.nib
         from contact c
         join person p on p.id = c.person_id and p.erased_at is null
         left join enrollment e on e.person_id = p.id and e.cohort_id = $1
         left join business b on b.id = e.business_id
         where c.kind = 'phone' and c.value = $2 and c.valid_until is null",
        cohort,
        phone
    )
}

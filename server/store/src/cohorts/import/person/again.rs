use domain::access::{Role, Scope};
use domain::cohorts::import::Participant;
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::ids::{EnrollmentId, PersonId};

use super::Work;
use crate::cohorts::import::judge::Known;
use crate::cohorts::import::take_back::Old;
use crate::conn::value;
use crate::identity::grant;
use crate::organisation::change_state;
use crate::{Conn, Error};

impl Work {
    /// Lets somebody who is in the cohort take part again, and adds a NIB that was missing. Answers whether anything
    /// changed.
    pub(in crate::cohorts::import) async fn change(
        &mut self,
        conn: &mut Conn<'_>,
        participant: &Participant,
        known: &Known,
    ) -> Result<bool, Error> {
        let mut is_changed = false;
        if let (Some(enrollment), Some(state)) = (known.enrollment_id, known.state)
            && state.may_become(EnrollmentState::Active)
            && !matches!(state, EnrollmentState::Waiting | EnrollmentState::Offered)
        {
            is_changed = self
                .take_part_again(conn, known.person_id, enrollment, state)
                .await?;
        }
        if let (Some(business), None, Some(nib)) = (known.business_id, &known.nib, &participant.nib)
        {
            self.add_nib(conn, business, nib).await?;
            is_changed = true;
        }
        Ok(is_changed)
    }

    /// Gives a place again, with the role that goes with it; past the last place they wait, as everybody else does. False
    /// where they wait already.
    async fn take_part_again(
        &mut self,
        conn: &mut Conn<'_>,
        person: PersonId,
        enrollment: EnrollmentId,
        state: EnrollmentState,
    ) -> Result<bool, Error> {
        let (next, reason) = if self.places_left > 0 {
            (EnrollmentState::Active, EnrollmentReason::Imported)
        } else {
            (EnrollmentState::Applied, EnrollmentReason::Full)
        };
        if state == next {
            return Ok(false);
        }
        change_state(conn, enrollment, next, reason, self.by, self.now).await?;
        self.places_left -= 1;
        let scope = Scope::Cohort(self.cohort);
        let (role, by) = (Role::Participant, Some(self.by));
        let has_role = value!(
            &mut *conn,
            bool,
            "select exists (select 1 from role_grant where person_id = $1 and role = 'participant'
                            and scope_kind = 'cohort' and scope_id = $2 and valid_until is null)",
            person,
            self.cohort.to_string()
        )?;
        // A list that was taken back ended their role here.
        grant(conn, person, role, &scope, by, self.now).await?;
        let old = Old {
            state: Some(state),
            given: Some(next),
            is_granted: !has_role,
        };
        let version = value!(
            &mut *conn,
            i64,
            "select row_version from enrollment where id = $1",
            enrollment
        )?;
        let old = serde_json::to_string(&old)?;
        self.note(conn, "enrollment", enrollment.0, Some((&old, version)))
            .await?;
        Ok(true)
    }
}

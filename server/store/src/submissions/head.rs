use domain::access::{Actor, CohortPlace, MayJudge, judge};
use domain::cohorts::EnrollmentState;
use domain::ids::{
    BusinessId, CohortId, EnrollmentId, PersonId, ProductId, ProgramId, RevisionId, SubmissionId,
    VersionId,
};
use domain::submissions::VersionState;
use domain::time::Timestamp;

use crate::conn::row;
use crate::{Conn, Error};

/// A version and everything it hangs on. Loading it allows nothing yet: ask [`Head::own`] or [`Head::judge`].
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Head {
    /// The version.
    pub id: VersionId,
    /// Which sending it is, from 1.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When the answer is promised.
    pub promised_at: Option<Timestamp>,
    /// Who sent it.
    pub submitted_by: Option<PersonId>,
    /// For whom, where it was not for themselves.
    pub on_behalf_of: Option<PersonId>,
    /// The name of who sent it for them.
    pub sender_name: Option<String>,
    /// When its participant said that it is not theirs.
    pub disowned_at: Option<Timestamp>,
    /// For stale writes.
    pub row_version: i64,
    /// The edition whose slots and rubric hold.
    pub revision_id: RevisionId,
    /// The submission.
    pub submission_id: SubmissionId,
    /// The assignment.
    pub assignment_key: String,
    /// The product it is about.
    pub product_id: ProductId,
    /// The place in the cohort.
    pub enrollment_id: EnrollmentId,
    /// Where that stands.
    pub enrollment_state: EnrollmentState,
    /// The participant.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: String,
    /// Their business.
    pub business_id: BusinessId,
    /// Its name.
    pub business_name: String,
    /// Its regency.
    pub regency_code: String,
    /// Who looks after them.
    pub mentor_id: Option<PersonId>,
    /// The mentor's name.
    pub mentor_name: Option<String>,
    /// The cohort.
    pub cohort_id: CohortId,
    /// Its programme.
    pub program_id: ProgramId,
}

impl Head {
    /// Whether its participant still takes part. Whoever left keeps what was sent to read, and adds nothing.
    #[must_use]
    pub const fn takes_part(&self) -> bool {
        self.enrollment_state.takes_part()
    }

    /// Only the participant themselves.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub fn own(&self, actor: &Actor) -> Result<(), Error> {
        if self.person_id == actor.person {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Only those who look after the participant: their mentor, and who administers the cohort. Drafts too.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub fn look_after(&self, actor: &Actor) -> Result<MayJudge, Error> {
        let place = CohortPlace {
            program: self.program_id,
            cohort: self.cohort_id,
        };
        Ok(judge(actor, &place, self.person_id, self.mentor_id)?)
    }

    /// Only those who may judge it, and never a draft.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub fn judge(&self, actor: &Actor) -> Result<MayJudge, Error> {
        if self.state == VersionState::Draft {
            return Err(Error::NotFound);
        }
        self.look_after(actor)
    }
}

/// A version with its surroundings.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn head(conn: &mut Conn<'_>, version: VersionId) -> Result<Head, Error> {
    row!(
        conn,
        Head,
        "select v.id, v.number, v.state, v.sent_at, v.promised_at, v.submitted_by, v.on_behalf_of,
                (select q.name from person q where q.id = v.submitted_by and v.on_behalf_of is not null) as sender_name,
                v.disowned_at, v.row_version, v.revision_id,
                v.submission_id, s.assignment_key, s.product_id, s.enrollment_id, e.state as enrollment_state, e.person_id,
                p.name as person_name, e.business_id, b.name as business_name, b.regency_code, e.mentor_id,
                m.name as mentor_name, e.cohort_id, c.program_id
         from version v
         join submission s on s.id = v.submission_id
         join enrollment e on e.id = s.enrollment_id
         join cohort c on c.id = e.cohort_id
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         left join person m on m.id = e.mentor_id
         where v.id = $1",
        version
    )?
    .ok_or(Error::NotFound)
}

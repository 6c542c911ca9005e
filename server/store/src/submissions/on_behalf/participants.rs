use domain::access::Actor;
use domain::ids::EnrollmentId;
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Db, Error};

/// A participant whom a mentor looks after.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnParticipant {
    /// Their place in the cohort.
    pub enrollment: EnrollmentId,
    /// Their name.
    pub name: String,
    /// Their business.
    pub business: String,
    /// Their cohort.
    pub cohort: String,
    /// How many files wait for their slot.
    pub waiting: i64,
    /// When they last said "not my photos" of work that is a draft again since.
    pub disowned_at: Option<Timestamp>,
}

/// The participants of a mentor, by name: those with something to settle first, a word that photos are not theirs before
/// files that wait.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn own_participants(
    db: &Db,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<OwnParticipant>, Error> {
    rows!(
        db.reader().await?.conn(),
        OwnParticipant,
        "select e.id as enrollment, p.name, b.name as business, c.name as cohort,
                (select count(*) from brought_file w where w.enrollment_id = e.id and w.settled_at is null) as waiting,
                (select max(v.disowned_at) from submission s join version v on v.submission_id = s.id
                 where s.enrollment_id = e.id and v.state = 'draft') as disowned_at
         from enrollment e
         join person p on p.id = e.person_id
         join business b on b.id = e.business_id
         join cohort c on c.id = e.cohort_id
         where e.mentor_id = $1 and e.state in ('active', 'finished')
           and exists (select 1 from role_grant g where g.person_id = $1 and g.role = 'mentor'
                       and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2))
         order by case
                    when (select max(v.disowned_at) from submission s join version v on v.submission_id = s.id
                          where s.enrollment_id = e.id and v.state = 'draft') is not null then 0
                    when exists (select 1 from brought_file w
                                 where w.enrollment_id = e.id and w.settled_at is null) then 1
                    else 2 end, p.name, e.id",
        actor.person,
        now
    )
}

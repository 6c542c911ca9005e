use std::collections::BTreeMap;

use domain::cohorts::import::{CellProblem, Participant, is_same_firm};
use domain::ids::{BusinessId, PersonId};

use crate::conn::rows;
use crate::{Conn, Error};

/// The NIBs of a list so far: the line that brought each, with its firm and where that is.
#[derive(Default)]
pub(super) struct Nibs(BTreeMap<String, (i64, String, &'static str)>);

/// A firm that has a NIB.
#[derive(sqlx::FromRow)]
struct Recorded {
    id: BusinessId,
    name: String,
    regency_code: String,
    is_own: bool,
}

impl Nibs {
    /// Whether a row's NIB is another firm's. By a number alone nobody gets to see what a stranger makes.
    pub(super) async fn problem(
        &mut self,
        conn: &mut Conn<'_>,
        line: i64,
        participant: &Participant,
        person: Option<PersonId>,
    ) -> Result<Option<CellProblem>, Error> {
        let Some(nib) = &participant.nib else {
            return Ok(None);
        };
        if let Some((earlier, name, place)) = self.0.get(nib)
            && !is_named(participant, name, place)
        {
            return Ok(Some(CellProblem::NibOfLine(*earlier)));
        }
        let recorded = rows!(
            conn,
            Recorded,
            "select b.id, b.name, b.regency_code,
                    exists (select 1 from business_member m where m.business_id = b.id and m.person_id = $2
                            and m.valid_until is null) as is_own
             from business b where b.nib = $1 and b.erased_at is null order by b.id",
            nib,
            person
        )?;
        let is_theirs = recorded
            .iter()
            .any(|firm| firm.is_own || is_named(participant, &firm.name, &firm.regency_code));
        if let Some(firm) = recorded.first()
            && !is_theirs
        {
            return Ok(Some(CellProblem::NibOf(firm.id)));
        }
        let own = (line, participant.business.clone(), participant.regency.code);
        self.0.entry(nib.clone()).or_insert(own);
        Ok(None)
    }
}

/// Whether a row is about the firm of this name in this regency.
fn is_named(participant: &Participant, name: &str, place: &str) -> bool {
    place == participant.regency.code && is_same_firm(name, &participant.business)
}

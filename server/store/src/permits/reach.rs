use domain::access::{Actor, CohortPlace, judge};
use domain::ids::{BusinessId, CohortId, FileId, PersonId, ProductId, ProgramId};

use crate::conn::{row, rows};
use crate::{Conn, Error};

/// Whose card it is that somebody works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Their own business's.
    Own,
    /// A participant's in their care.
    OnBehalfOf(PersonId),
}

impl Reach {
    pub(super) const fn on_behalf_of(self) -> Option<PersonId> {
        match self {
            Self::Own => None,
            Self::OnBehalfOf(person) => Some(person),
        }
    }
}

/// The card of a product's business, for its members, for the mentor who looks after one of them and for who administers
/// their cohort.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub(super) async fn reach_product(
    conn: &mut Conn<'_>,
    actor: &Actor,
    product: ProductId,
) -> Result<(BusinessId, Reach), Error> {
    let (business,) = row!(
        &mut *conn,
        (BusinessId,),
        "select business_id from product where id = $1 and deleted_at is null",
        product
    )?
    .ok_or(Error::NotFound)?;
    Ok((business, reach(conn, actor, business).await?))
}

async fn reach(conn: &mut Conn<'_>, actor: &Actor, business: BusinessId) -> Result<Reach, Error> {
    let is_own = row!(
        &mut *conn,
        (PersonId,),
        "select person_id from business_member where business_id = $1 and person_id = $2 and valid_until is null",
        business,
        actor.person
    )?
    .is_some();
    if is_own {
        return Ok(Reach::Own);
    }
    let places = rows!(
        conn,
        (ProgramId, CohortId, PersonId, Option<PersonId>),
        "select c.program_id, e.cohort_id, e.person_id, e.mentor_id from enrollment e
         join cohort c on c.id = e.cohort_id
         where e.business_id = $1 and e.state not in ('left', 'declined') order by e.id desc",
        business
    )?;
    places
        .into_iter()
        .find(|(program, cohort, person, mentor)| {
            let place = CohortPlace {
                program: *program,
                cohort: *cohort,
            };
            judge(actor, &place, *person, *mentor).is_ok()
        })
        .map(|(_, _, person, _)| Reach::OnBehalfOf(person))
        .ok_or(Error::NotFound)
}

/// Whether a file is the proof of a paper on a card they may open.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub(crate) async fn may_see_file(
    conn: &mut Conn<'_>,
    actor: &Actor,
    file: FileId,
) -> Result<bool, Error> {
    let businesses = rows!(
        &mut *conn,
        (BusinessId,),
        "select business_id from permit where proof_file_id = $1",
        file
    )?;
    for (business,) in businesses {
        match reach(conn, actor, business).await {
            Ok(_) => return Ok(true),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

use domain::access::Actor;
use domain::ids::{BusinessId, FileId, PermitId, ProductId};
use domain::permits::{PermitKind, PermitState};
use domain::time::{Date, Timestamp};

use super::Permit;
use super::card::permits;
use super::reach::reach_product;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::products::product;
use crate::submissions::{NewFile, keep_file};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// What is entered for a paper, checked already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPermit {
    /// How far it is.
    pub state: PermitState,
    /// Its number.
    pub number: String,
    /// Its holder's name.
    pub holder_name: String,
    /// Its last day; kept only where the paper has one.
    pub valid_until: Option<Date>,
}

/// The paper was changed elsewhere since it was shown: here is how it stands now.
#[derive(Clone, Debug)]
pub struct Stale(pub Box<Permit>);

/// What comes to a paper.
#[derive(Clone, Debug, Default)]
pub struct Entering {
    /// The row version that was seen.
    pub row_version: i64,
    /// What is entered; without it that stays as it is.
    pub words: Option<NewPermit>,
    /// A photo or PDF of it that is stored already; without one an earlier one stays.
    pub proof: Option<NewFile>,
}

/// Enters or changes a paper of a product or its business; answers its row version.
///
/// # Errors
/// [`Stale`] when it was changed since it was shown; not found when the card is out of reach or has no such paper.
pub async fn save(
    db: &Db,
    actor: &Actor,
    command: &Command,
    product: ProductId,
    kind: PermitKind,
    entering: &Entering,
) -> Result<i64, Failure<Stale>> {
    db.write(Lock::Product(product), |mut conn| {
        let (actor, command, entering) = (actor.clone(), command.clone(), entering.clone());
        Box::pin(async move {
            if let Some(row_version) = earlier_answer(&mut conn, &command).await? {
                return Ok(row_version);
            }
            let (business, reach) = reach_product(&mut conn, &actor, product).await?;
            let current = current(&mut conn, business, product, kind).await?;
            if current.row_version != entering.row_version {
                return Err(Failure::Refused(Stale(Box::new(current))));
            }
            let action = if entering.words.is_some() {
                "permit.save"
            } else {
                "permit.proof"
            };
            let new = entering
                .words
                .map_or_else(|| as_it_is(&current), |new| new.of(kind));
            let proof = match &entering.proof {
                Some(file) => Some(keep_file(&mut conn, file, actor.person, command.now).await?),
                None => None,
            };
            let place = Place {
                business,
                product,
                kind,
            };
            let (id, row_version) = put(&mut conn, &actor, place, &new, proof, command.now).await?;
            if kind == PermitKind::Nib {
                let nib = Some(&new.number).filter(|_| new.state == PermitState::Held);
                execute!(
                    &mut conn,
                    "update business set nib = $1, row_version = row_version + 1 where id = $2",
                    nib,
                    business
                )?;
            }
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: reach.on_behalf_of(),
                action,
                object: "permit",
                object_id: id.0,
                fields: &changed(&current, &new, proof),
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, action, row_version).await?)
        })
    })
    .await
}

impl NewPermit {
    /// Without a last day where the paper has none.
    fn of(self, kind: PermitKind) -> Self {
        Self {
            valid_until: self.valid_until.filter(|_| kind.expires()),
            ..self
        }
    }
}

fn as_it_is(permit: &Permit) -> NewPermit {
    NewPermit {
        state: permit.state,
        number: permit.number.clone(),
        holder_name: permit.holder_name.clone(),
        valid_until: permit.valid_until,
    }
}

/// How a paper that fits the product stands.
pub(super) async fn current(
    conn: &mut Conn<'_>,
    business: BusinessId,
    id: ProductId,
    kind: PermitKind,
) -> Result<Permit, Error> {
    if !kind.fits(product(conn, id).await?.category) {
        return Err(Error::NotFound);
    }
    let entered = permits(conn, business, id).await?;
    let found = entered.into_iter().find(|permit| permit.kind == kind);
    Ok(found.unwrap_or_else(|| Permit::blank(kind)))
}

/// Where a paper stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) business: BusinessId,
    pub(super) product: ProductId,
    pub(super) kind: PermitKind,
}

impl Place {
    /// The paper's row, if there is one already.
    pub(super) async fn row(self, conn: &mut Conn<'_>) -> Result<Option<PermitId>, Error> {
        let found = row!(
            conn,
            (PermitId,),
            "select id from permit where business_id = $1 and kind = $2 and (product_id = $3 or product_id is null)",
            self.business,
            self.kind,
            self.product
        )?;
        Ok(found.map(|(id,)| id))
    }
}

/// Writes the row, and answers it with its row version.
async fn put(
    conn: &mut Conn<'_>,
    actor: &Actor,
    place: Place,
    new: &NewPermit,
    proof: Option<FileId>,
    now: Timestamp,
) -> Result<(PermitId, i64), Error> {
    let Some(id) = place.row(conn).await? else {
        let written = row!(
            conn,
            (PermitId, i64),
            "insert into permit (business_id, product_id, kind, state, number, holder_name, valid_until, proof_file_id,
                                 changed_by, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id, row_version",
            place.business,
            Some(place.product).filter(|_| !place.kind.is_of_business()),
            place.kind,
            new.state,
            &new.number,
            &new.holder_name,
            new.valid_until.map(Date::days),
            proof,
            actor.person,
            now
        )?;
        return written.ok_or(Error::NotFound);
    };
    let written = row!(
        conn,
        (PermitId, i64),
        "update permit set state = $1, number = $2, holder_name = $3, valid_until = $4,
                proof_file_id = coalesce($5, proof_file_id), changed_by = $6, changed_at = $7,
                row_version = row_version + 1
         where id = $8 returning id, row_version",
        new.state,
        &new.number,
        &new.holder_name,
        new.valid_until.map(Date::days),
        proof,
        actor.person,
        now,
        id
    )?;
    written.ok_or(Error::NotFound)
}

/// The names of what differs.
fn changed(before: &Permit, new: &NewPermit, proof: Option<FileId>) -> Vec<&'static str> {
    [
        ("state", before.state != new.state),
        ("number", before.number != new.number),
        ("holder_name", before.holder_name != new.holder_name),
        ("valid_until", before.valid_until != new.valid_until),
        ("proof", proof.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, is_changed)| is_changed.then_some(name))
    .collect()
}

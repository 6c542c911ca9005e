use domain::access::Actor;
use domain::ids::{BusinessId, FileId, PermitId, ProductId};
use domain::permits::{PermitKind, PermitState};
use domain::time::{Date, Timestamp};

use super::Permit;
use super::card::permits;
use super::reach::reach_product;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, value};
use crate::products::product;
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

/// Enters or changes a paper of a product or its business.
///
/// # Errors
/// [`Stale`] when it was changed since it was shown; not found when the card is out of reach or has no such paper.
pub async fn save(
    db: &Db,
    actor: &Actor,
    command: &Command,
    product: ProductId,
    kind: PermitKind,
    row_version: i64,
    new: &NewPermit,
) -> Result<(), Failure<Stale>> {
    db.write(Lock::Product(product), |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let (business, reach) = reach_product(&mut conn, &actor, product).await?;
            let current = current(&mut conn, business, product, kind).await?;
            if current.row_version != row_version {
                return Err(Failure::Refused(Stale(Box::new(current))));
            }
            let new = NewPermit {
                valid_until: new.valid_until.filter(|_| kind.expires()),
                ..new
            };
            let place = Place {
                business,
                product,
                kind,
            };
            let id = put(&mut conn, &actor, place, &new, command.now).await?;
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
                action: "permit.save",
                object: "permit",
                object_id: id.0,
                fields: &changed(&current, &new),
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "permit.save", ()).await?)
        })
    })
    .await
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
        let found = crate::conn::row!(
            conn,
            (PermitId,),
            "select id from permit where business_id = $1 and kind = $2 and (product_id = $3 or product_id is null)",
            self.business,
            self.kind,
            self.product
        )?;
        Ok(found.map(|(id,)| id))
    }

    /// Enters the row.
    pub(super) async fn enter(
        self,
        conn: &mut Conn<'_>,
        actor: &Actor,
        new: &NewPermit,
        proof: Option<FileId>,
        now: Timestamp,
    ) -> Result<PermitId, Error> {
        value!(
            conn,
            PermitId,
            "insert into permit (business_id, product_id, kind, state, number, holder_name, valid_until, proof_file_id,
                                 changed_by, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
            self.business,
            Some(self.product).filter(|_| !self.kind.is_of_business()),
            self.kind,
            new.state,
            &new.number,
            &new.holder_name,
            new.valid_until.map(Date::days),
            proof,
            actor.person,
            now
        )
    }
}

async fn put(
    conn: &mut Conn<'_>,
    actor: &Actor,
    place: Place,
    new: &NewPermit,
    now: Timestamp,
) -> Result<PermitId, Error> {
    let Some(id) = place.row(conn).await? else {
        return place.enter(conn, actor, new, None, now).await;
    };
    execute!(
        conn,
        "update permit set state = $1, number = $2, holder_name = $3, valid_until = $4, changed_by = $5,
                changed_at = $6, row_version = row_version + 1 where id = $7",
        new.state,
        &new.number,
        &new.holder_name,
        new.valid_until.map(Date::days),
        actor.person,
        now,
        id
    )?;
    Ok(id)
}

/// The names of what differs.
fn changed(before: &Permit, new: &NewPermit) -> Vec<&'static str> {
    [
        ("state", before.state != new.state),
        ("number", before.number != new.number),
        ("holder_name", before.holder_name != new.holder_name),
        ("valid_until", before.valid_until != new.valid_until),
    ]
    .into_iter()
    .filter_map(|(name, is_changed)| is_changed.then_some(name))
    .collect()
}

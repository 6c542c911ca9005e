use domain::access::Actor;
use domain::ids::{BusinessId, ProductId};
use domain::markets::{Category, Market};
use domain::time::Timestamp;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, value};
use crate::organisation::current_enrollment;
use crate::{Conn, Db, Error, Lock, audit};

/// A product to be entered.
#[derive(Clone, Debug)]
pub struct NewProduct {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub category: Category,
    /// Where it is to be sold.
    pub markets: Vec<Market>,
}

/// Enters a product of a business.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn create_product(
    conn: &mut Conn<'_>,
    business: BusinessId,
    new: &NewProduct,
    now: Timestamp,
) -> Result<ProductId, Error> {
    let id = value!(
        &mut *conn,
        ProductId,
        "insert into product (business_id, name, category, created_at) values ($1, $2, $3, $4) returning id",
        business,
        &new.name,
        new.category,
        now
    )?;
    set_markets(conn, id, &new.markets).await?;
    Ok(id)
}

pub(super) async fn set_markets(
    conn: &mut Conn<'_>,
    product: ProductId,
    markets: &[Market],
) -> Result<(), Error> {
    execute!(
        &mut *conn,
        "delete from product_market where product_id = $1",
        product
    )?;
    for market in markets {
        execute!(
            &mut *conn,
            "insert into product_market (product_id, market) values ($1, $2) on conflict do nothing",
            product,
            *market
        )?;
    }
    Ok(())
}

/// Adds a product to the business somebody takes part with.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort.
pub async fn add_product(
    db: &Db,
    actor: &Actor,
    command: &Command,
    new: &NewProduct,
) -> Result<ProductId, Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let enrollment = current_enrollment(&mut conn, &actor, command.now)
                .await?
                .ok_or(Error::NotFound)?;
            let id = create_product(&mut conn, enrollment.business_id, &new, command.now).await?;
            let entry = audit::Entry::new(&command, "product.add", "product", id.0);
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "product.add", id).await
        })
    })
    .await
}

/// Whether somebody may add a product: only who takes part in a cohort has any.
///
/// # Errors
/// [`Error::NotFound`] when they take part in none.
pub async fn may_add(db: &Db, actor: &Actor, now: Timestamp) -> Result<(), Error> {
    let mut reader = db.reader().await?;
    let found = current_enrollment(&mut reader.conn(), actor, now).await?;
    found.map(|_| ()).ok_or(Error::NotFound)
}

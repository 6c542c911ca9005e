//! What a business makes and where it wants to sell it.

use domain::access::Actor;
use domain::ids::{BusinessId, ProductId};
use domain::markets::{Category, Market};
use domain::time::Timestamp;

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::organisation::current_enrollment;
use crate::{Conn, Db, Error, Failure, Lock, audit};

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

/// A product.
#[derive(Clone, Debug)]
pub struct Product {
    /// Id.
    pub id: ProductId,
    /// Its business.
    pub business: BusinessId,
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub category: Category,
    /// Where it is to be sold.
    pub markets: Vec<Market>,
    /// For stale writes.
    pub row_version: i64,
}

#[derive(sqlx::FromRow)]
struct ProductRow {
    id: ProductId,
    business_id: BusinessId,
    name: String,
    category: Category,
    row_version: i64,
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

async fn set_markets(
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
            let enrollment = current_enrollment(&mut conn, &actor)
                .await?
                .ok_or(Error::NotFound)?;
            let id = create_product(&mut conn, enrollment.business_id, &new, command.now).await?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "product.add",
                object: "product",
                object_id: id.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "product.add", id).await
        })
    })
    .await
}

/// A product was changed elsewhere since it was shown: here is how it stands now.
#[derive(Clone, Debug)]
pub struct Stale(pub Product);

/// Changes a product of one's own business.
///
/// # Errors
/// [`Stale`] when it was changed since it was shown; not found when it is not theirs.
pub async fn change_product(
    db: &Db,
    actor: &Actor,
    command: &Command,
    product: ProductId,
    row_version: i64,
    new: &NewProduct,
) -> Result<(), Failure<Stale>> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let current = own(&mut conn, &actor, product).await?;
            if current.row_version != row_version {
                return Err(Failure::Refused(Stale(current)));
            }
            execute!(
                &mut conn,
                "update product set name = $1, category = $2, row_version = row_version + 1 where id = $3",
                &new.name,
                new.category,
                product
            )?;
            set_markets(&mut conn, product, &new.markets).await?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "product.change",
                object: "product",
                object_id: product.0,
                fields: &["name", "category", "markets"],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "product.change", ()).await?)
        })
    })
    .await
}

/// Whether somebody may add a product: only who takes part in a cohort has any.
///
/// # Errors
/// [`Error::NotFound`] when they take part in none.
pub async fn may_add(db: &Db, actor: &Actor) -> Result<(), Error> {
    let mut reader = db.reader().await?;
    let found = current_enrollment(&mut reader.conn(), actor).await?;
    found.map(|_| ()).ok_or(Error::NotFound)
}

/// The products of the businesses somebody belongs to.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn products(db: &Db, actor: &Actor) -> Result<Vec<Product>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let found = rows!(
        &mut conn,
        ProductRow,
        "select p.id, p.business_id, p.name, p.category, p.row_version from product p
         join business_member m on m.business_id = p.business_id and m.valid_until is null
         where m.person_id = $1 and p.deleted_at is null order by p.id",
        actor.person
    )?;
    let markets = rows!(
        &mut conn,
        (ProductId, Market),
        "select pm.product_id, pm.market from product_market pm
         join product p on p.id = pm.product_id
         join business_member m on m.business_id = p.business_id and m.valid_until is null
         where m.person_id = $1 order by pm.market",
        actor.person
    )?;
    Ok(found
        .into_iter()
        .map(|row| {
            let own = markets
                .iter()
                .filter(|(id, _)| *id == row.id)
                .map(|(_, market)| *market)
                .collect();
            with_markets(row, own)
        })
        .collect())
}

/// A product of one's own business.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn own_product(db: &Db, actor: &Actor, product: ProductId) -> Result<Product, Error> {
    own(&mut db.reader().await?.conn(), actor, product).await
}

async fn own(conn: &mut Conn<'_>, actor: &Actor, id: ProductId) -> Result<Product, Error> {
    let theirs = row!(
        &mut *conn,
        (ProductId,),
        "select p.id from product p join business_member m on m.business_id = p.business_id
         where p.id = $1 and m.person_id = $2 and m.valid_until is null and p.deleted_at is null",
        id,
        actor.person
    )?;
    theirs.ok_or(Error::NotFound)?;
    product(conn, id).await
}

/// A product by its id, for whoever was allowed to see what it belongs to.
pub(crate) async fn product(conn: &mut Conn<'_>, product: ProductId) -> Result<Product, Error> {
    let found = row!(
        &mut *conn,
        ProductRow,
        "select id, business_id, name, category, row_version from product where id = $1",
        product
    )?
    .ok_or(Error::NotFound)?;
    let markets = rows!(
        conn,
        (Market,),
        "select market from product_market where product_id = $1 order by market",
        product
    )?;
    Ok(with_markets(
        found,
        markets.into_iter().map(|(market,)| market).collect(),
    ))
}

fn with_markets(row: ProductRow, markets: Vec<Market>) -> Product {
    Product {
        id: row.id,
        business: row.business_id,
        name: row.name,
        category: row.category,
        markets,
        row_version: row.row_version,
    }
}

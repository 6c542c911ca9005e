//! What a business makes and where it wants to sell it.

mod add;
mod change;

pub use add::{NewProduct, add_product, create_product, may_add};
pub use change::{Stale, change_product};

use domain::access::Actor;
use domain::ids::{BusinessId, ProductId};
use domain::markets::{Category, Market};

use crate::conn::{row, rows};
use crate::{Conn, Db, Error};

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

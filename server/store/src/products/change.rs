use domain::access::Actor;
use domain::ids::ProductId;

use super::add::set_markets;
use super::{NewProduct, Product, own};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::{Db, Failure, Lock, audit};

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
                fields: &["name", "category", "markets"],
                ..audit::Entry::new(&command, "product.change", "product", product.0)
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "product.change", ()).await?)
        })
    })
    .await
}

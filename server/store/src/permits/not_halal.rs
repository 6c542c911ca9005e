use domain::access::Actor;
use domain::ids::ProductId;
use domain::permits::{PermitKind, PermitState};

use super::reach::reach_product;
use crate::conn::row;
use crate::products::product;
use crate::{Db, Error};

/// Whether the owner says that a product is not halal: they chose that it needs no halal certificate. A card out of reach
/// says nothing.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn is_not_halal(db: &Db, actor: &Actor, id: ProductId) -> Result<bool, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    match reach_product(&mut conn, actor, id).await {
        Ok(_) => {}
        Err(Error::NotFound) => return Ok(false),
        Err(error) => return Err(error),
    }
    let found = row!(
        &mut conn,
        (PermitState,),
        "select state from permit where product_id = $1 and kind = $2",
        id,
        PermitKind::Halal
    )?;
    let is_without = found == Some((PermitState::NotNeeded,));
    // A card that was filled for another kind of product speaks no more of this.
    Ok(is_without && PermitKind::Halal.fits(product(&mut conn, id).await?.category))
}

use domain::access::Actor;
use domain::ids::ProductId;
use domain::permits::{self as rule, LabelNumber, Paper, PermitKind, PermitState};
use domain::time::{Timestamp, Zone};

use super::card::{Permit, permits};
use super::reach::reach_product;
use crate::products::{product, products};
use crate::{Db, Error};

/// The numbers that the label of a product needs and does not have. A card out of reach waits for nothing.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn missing_on_label(
    db: &Db,
    actor: &Actor,
    id: ProductId,
    now: Timestamp,
) -> Result<Vec<LabelNumber>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let business = match reach_product(&mut conn, actor, id).await {
        Ok((business, _)) => business,
        Err(Error::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let product = product(&mut conn, id).await?;
    let papers = papers(&permits(&mut conn, business, id).await?);
    let today = now.date(Zone::Wib);
    Ok(rule::missing_on_label(
        product.category,
        &product.markets,
        &papers,
        today,
    ))
}

/// A paper to see to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPaper {
    /// The product it is for.
    pub product: ProductId,
    /// The product's name.
    pub product_name: String,
    /// The paper.
    pub kind: PermitKind,
    /// How far it is.
    pub state: PermitState,
}

/// The paper that somebody should see to next, for the first of their products that waits for one.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn next_paper(
    db: &Db,
    actor: &Actor,
    now: Timestamp,
) -> Result<Option<NextPaper>, Error> {
    let products = products(db, actor).await?;
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let today = now.date(Zone::Wib);
    for product in products {
        let entered = permits(&mut conn, product.business, product.id).await?;
        let papers = papers(&entered);
        let next = rule::next_paper(product.category, &product.markets, &papers, today);
        if let Some(kind) = next {
            let state = entered.iter().find(|permit| permit.kind == kind);
            return Ok(Some(NextPaper {
                product: product.id,
                product_name: product.name,
                kind,
                state: state.map_or(PermitState::Missing, |permit| permit.state),
            }));
        }
    }
    Ok(None)
}

fn papers(permits: &[Permit]) -> Vec<Paper> {
    permits.iter().map(Permit::paper).collect()
}

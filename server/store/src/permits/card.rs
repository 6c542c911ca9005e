use domain::access::Actor;
use domain::ids::{BusinessId, PersonId, ProductId};
use domain::permits::{Paper, PermitKind, PermitState, papers_of};
use domain::time::{Date, Timestamp};

use super::reach::{Reach, reach_product};
use crate::conn::{row, rows};
use crate::products::{Product, product};
use crate::submissions::{FileRow, StoredFile};
use crate::{Conn, Db, Error};

/// A paper as it stands on the card.
#[derive(Clone, Debug)]
pub struct Permit {
    /// Which one.
    pub kind: PermitKind,
    /// How far it is.
    pub state: PermitState,
    /// Its number, as written on it.
    pub number: String,
    /// Its holder's name, as written on it.
    pub holder_name: String,
    /// Its last day, where it has one.
    pub valid_until: Option<Date>,
    /// A photo of it.
    pub proof: Option<StoredFile>,
    /// When it was last changed, and by whom.
    pub changed: Option<(Timestamp, String)>,
    /// For stale writes; 0 as long as nothing was entered.
    pub row_version: i64,
}

impl Permit {
    /// One that nobody has entered anything for.
    #[must_use]
    pub(super) const fn blank(kind: PermitKind) -> Self {
        Self {
            kind,
            state: PermitState::Missing,
            number: String::new(),
            holder_name: String::new(),
            valid_until: None,
            proof: None,
            changed: None,
            row_version: 0,
        }
    }

    /// What rules look at.
    #[must_use]
    pub const fn paper(&self) -> Paper {
        Paper {
            kind: self.kind,
            state: self.state,
            valid_until: self.valid_until,
        }
    }
}

/// The card of one product, the papers of its business on it.
#[derive(Clone, Debug)]
pub struct PermitCard {
    /// The product.
    pub product: Product,
    /// Its business's name.
    pub business_name: String,
    /// For whom it is kept, when the reader is not one of the business.
    pub on_behalf_of: Option<String>,
    /// Every paper that fits the product.
    pub permits: Vec<Permit>,
}

impl PermitCard {
    /// One of its papers.
    #[must_use]
    pub fn permit(&self, kind: PermitKind) -> Option<&Permit> {
        self.permits.iter().find(|permit| permit.kind == kind)
    }
}

/// The card of a product in the reader's reach.
///
/// # Errors
/// [`Error::NotFound`] when it is not.
pub async fn card(db: &Db, actor: &Actor, id: ProductId) -> Result<PermitCard, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let (business, reach) = reach_product(&mut conn, actor, id).await?;
    let product = product(&mut conn, id).await?;
    let (business_name,) = row!(
        &mut conn,
        (String,),
        "select name from business where id = $1",
        business
    )?
    .ok_or(Error::NotFound)?;
    let on_behalf_of = match reach {
        Reach::Own => None,
        Reach::OnBehalfOf(person) => Some(name_of(&mut conn, person).await?),
    };
    let found = permits(&mut conn, business, id).await?;
    let permits = papers_of(product.category)
        .map(|kind| {
            let entered = found.iter().find(|permit| permit.kind == kind).cloned();
            entered.unwrap_or_else(|| Permit::blank(kind))
        })
        .collect();
    Ok(PermitCard {
        product,
        business_name,
        on_behalf_of,
        permits,
    })
}

async fn name_of(conn: &mut Conn<'_>, person: PersonId) -> Result<String, Error> {
    let (name,) = row!(
        conn,
        (String,),
        "select name from person where id = $1",
        person
    )?
    .ok_or(Error::NotFound)?;
    Ok(name)
}

#[derive(sqlx::FromRow)]
struct PermitRow {
    kind: PermitKind,
    state: PermitState,
    number: String,
    holder_name: String,
    valid_until: Option<i64>,
    row_version: i64,
    changed_at: Timestamp,
    changed_by_name: String,
    #[sqlx(flatten)]
    file: FileRow,
}

/// What was entered for a product and its business. A NIB that came with a list counts as entered.
pub(super) async fn permits(
    conn: &mut Conn<'_>,
    business: BusinessId,
    product: ProductId,
) -> Result<Vec<Permit>, Error> {
    let found = rows!(
        &mut *conn,
        PermitRow,
        "select p.kind, p.state, p.number, p.holder_name, p.valid_until, p.row_version, p.changed_at,
                w.name as changed_by_name, f.id as file_id, f.name, f.media_type, f.byte_size, f.width, f.height,
                (select count(*) from preview s where s.file_id = f.id and s.size = 'screen') as pages,
                t.width as thumb_width, t.height as thumb_height, pf.reason as failure
         from permit p
         join person w on w.id = p.changed_by
         left join file f on f.id = p.proof_file_id
         left join preview t on t.file_id = f.id and t.page = 1 and t.size = 'thumb'
         left join preview_failure pf on pf.file_id = f.id
         where p.business_id = $1 and (p.product_id = $2 or p.product_id is null) order by p.id",
        business,
        product
    )?;
    let mut permits: Vec<Permit> = found.into_iter().map(permit_of).collect();
    if !permits.iter().any(|permit| permit.kind == PermitKind::Nib) {
        permits.extend(nib_of_list(conn, business).await?);
    }
    Ok(permits)
}

async fn nib_of_list(conn: &mut Conn<'_>, business: BusinessId) -> Result<Option<Permit>, Error> {
    let found = row!(
        conn,
        (String,),
        "select nib from business where id = $1 and nib is not null",
        business
    )?;
    Ok(found.map(|(number,)| Permit {
        state: PermitState::Held,
        number,
        ..Permit::blank(PermitKind::Nib)
    }))
}

fn permit_of(row: PermitRow) -> Permit {
    Permit {
        kind: row.kind,
        state: row.state,
        number: row.number,
        holder_name: row.holder_name,
        valid_until: row.valid_until.map(Date::from_days),
        proof: row.file.stored(),
        changed: Some((row.changed_at, row.changed_by_name)),
        row_version: row.row_version,
    }
}

use domain::cohorts::import::Participant;
use domain::ids::{BusinessId, PersonId};

use super::Work;
use crate::conn::{execute, row, value};
use crate::organisation::create_business;
use crate::products::{NewProduct, create_product};
use crate::{Conn, Error};

impl Work {
    /// Their own business of this name or NIB, or that of the same name and NIB in this list, or a new one.
    pub(super) async fn business(
        &mut self,
        conn: &mut Conn<'_>,
        person: PersonId,
        participant: &Participant,
    ) -> Result<BusinessId, Error> {
        let nib = participant.nib.as_deref();
        let own = row!(
            &mut *conn,
            (BusinessId, Option<String>),
            "select b.id, b.nib from business b
             join business_member m on m.business_id = b.id and m.valid_until is null
             where m.person_id = $1 and (lower(b.name) = lower($2) or b.nib = $3) and b.erased_at is null
             order by case when lower(b.name) = lower($2) then 0 else 1 end, b.id limit 1",
            person,
            &participant.business,
            nib
        )?;
        if let Some((business, recorded)) = own {
            if let (None, Some(nib)) = (recorded, nib) {
                self.add_nib(conn, business, nib).await?;
            }
            return Ok(business);
        }
        if let Some(business) = self.firms.shared(participant) {
            execute!(
                conn,
                "insert into business_member (business_id, person_id, valid_from) values ($1, $2, $3)
                 on conflict do nothing",
                business,
                person,
                self.now
            )?;
            return Ok(business);
        }
        let business = create_business(
            conn,
            person,
            &participant.business,
            participant.regency.code,
            self.now,
        )
        .await?;
        if let Some(nib) = nib {
            execute!(
                &mut *conn,
                "update business set nib = $1 where id = $2",
                nib,
                business
            )?;
            self.firms.add(participant, business);
        }
        self.note(conn, "business", business.0, None).await?;
        Ok(business)
    }

    pub(super) async fn product(
        &self,
        conn: &mut Conn<'_>,
        business: BusinessId,
        name: &str,
    ) -> Result<(), Error> {
        let known = row!(
            &mut *conn,
            (i64,),
            "select id from product where business_id = $1 and lower(name) = lower($2) and deleted_at is null limit 1",
            business,
            name
        )?;
        if known.is_some() {
            return Ok(());
        }
        let new = NewProduct {
            name: name.to_owned(),
            category: self.category,
            markets: Vec::new(),
        };
        let product = create_product(conn, business, &new, self.now).await?;
        self.note(conn, "product", product.0, None).await
    }

    pub(super) async fn add_nib(
        &self,
        conn: &mut Conn<'_>,
        business: BusinessId,
        nib: &str,
    ) -> Result<(), Error> {
        let version = value!(
            &mut *conn,
            i64,
            "update business set nib = $1, row_version = row_version + 1 where id = $2 returning row_version",
            nib,
            business
        )?;
        let old = serde_json::json!({ "nib": null }).to_string();
        self.note(conn, "business", business.0, Some((&old, version)))
            .await
    }
}

use std::collections::BTreeMap;

use domain::cohorts::import::Participant;
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::identity::Identifier;
use domain::ids::{BusinessId, CohortId, EnrollmentId, ImportId, PersonId};
use domain::language::Language;
use domain::markets::Category;
use domain::time::Timestamp;

use super::judge::Known;
use crate::conn::{execute, row, value};
use crate::identity::{NewPerson, create_person};
use crate::organisation::{NewEnrollment, change_state, create_business, enroll};
use crate::products::{NewProduct, create_product};
use crate::{Conn, Error};

/// One import being applied.
pub(super) struct Work {
    pub(super) by: PersonId,
    pub(super) cohort: CohortId,
    pub(super) import: ImportId,
    pub(super) category: Category,
    pub(super) now: Timestamp,
    pub(super) places_left: i64,
    /// Businesses of this list by NIB: one firm may send several people.
    pub(super) by_nib: BTreeMap<String, BusinessId>,
}

impl Work {
    /// Enters a person with their business, unless known, and enrolls them; past the last place they wait.
    pub(super) async fn enter(
        &mut self,
        conn: &mut Conn<'_>,
        participant: &Participant,
        known: Option<&Known>,
    ) -> Result<(), Error> {
        let person = match known {
            Some(known) => known.person_id,
            None => self.create(conn, participant).await?,
        };
        let business = self.business(conn, person, participant).await?;
        if let Some(product) = &participant.product {
            self.product(conn, business, product).await?;
        }
        let (state, reason) = if self.places_left > 0 {
            (EnrollmentState::Active, EnrollmentReason::Imported)
        } else {
            (EnrollmentState::Waiting, EnrollmentReason::Full)
        };
        let place = NewEnrollment {
            cohort: self.cohort,
            person,
            business,
            mentor: None,
            state,
            reason,
        };
        let enrollment = enroll(conn, &place, Some(self.by), self.now).await?;
        self.places_left -= 1;
        self.note(conn, "enrollment", enrollment.0, None).await
    }

    /// Lets somebody who is in the cohort take part again, and adds a NIB that was missing. Answers whether anything
    /// changed: without a free place nobody takes part again.
    pub(super) async fn change(
        &mut self,
        conn: &mut Conn<'_>,
        participant: &Participant,
        known: &Known,
    ) -> Result<bool, Error> {
        let mut is_changed = false;
        if let (Some(enrollment), Some(state)) = (known.enrollment_id, known.state) {
            is_changed = self.take_part_again(conn, enrollment, state).await?;
        }
        if let (Some(business), None, Some(nib)) = (known.business_id, &known.nib, &participant.nib)
        {
            let version = value!(
                &mut *conn,
                i64,
                "update business set nib = $1, row_version = row_version + 1 where id = $2 returning row_version",
                nib,
                business
            )?;
            let old = serde_json::json!({ "nib": null }).to_string();
            self.note(conn, "business", business.0, Some((&old, version)))
                .await?;
            is_changed = true;
        }
        Ok(is_changed)
    }

    async fn take_part_again(
        &mut self,
        conn: &mut Conn<'_>,
        enrollment: EnrollmentId,
        state: EnrollmentState,
    ) -> Result<bool, Error> {
        if !state.may_become(EnrollmentState::Active) || self.places_left <= 0 {
            return Ok(false);
        }
        change_state(
            conn,
            enrollment,
            EnrollmentState::Active,
            EnrollmentReason::Imported,
            self.by,
            self.now,
        )
        .await?;
        self.places_left -= 1;
        let old = serde_json::json!({ "state": state }).to_string();
        let version = value!(
            &mut *conn,
            i64,
            "select row_version from enrollment where id = $1",
            enrollment
        )?;
        self.note(conn, "enrollment", enrollment.0, Some((&old, version)))
            .await?;
        Ok(true)
    }

    async fn create(
        &self,
        conn: &mut Conn<'_>,
        participant: &Participant,
    ) -> Result<PersonId, Error> {
        let new = NewPerson {
            name: participant.name.clone(),
            language: Language::Id,
            contacts: vec![Identifier::Phone(participant.phone.clone())],
            password_hash: None,
        };
        let person = create_person(conn, &new, self.now).await?;
        self.note(conn, "person", person.0, None).await?;
        Ok(person)
    }

    /// Their own business of this name, or that of the same NIB in this list, or a new one.
    async fn business(
        &mut self,
        conn: &mut Conn<'_>,
        person: PersonId,
        participant: &Participant,
    ) -> Result<BusinessId, Error> {
        let own = row!(
            &mut *conn,
            (BusinessId,),
            "select b.id from business b join business_member m on m.business_id = b.id and m.valid_until is null
             where m.person_id = $1 and lower(b.name) = lower($2) and b.erased_at is null order by b.id limit 1",
            person,
            &participant.business
        )?;
        if let Some((business,)) = own {
            return Ok(business);
        }
        let shared = participant
            .nib
            .as_ref()
            .and_then(|nib| self.by_nib.get(nib).copied());
        if let Some(business) = shared {
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
        if let Some(nib) = &participant.nib {
            execute!(
                &mut *conn,
                "update business set nib = $1 where id = $2",
                nib,
                business
            )?;
            self.by_nib.insert(nib.clone(), business);
        }
        self.note(conn, "business", business.0, None).await?;
        Ok(business)
    }

    async fn product(
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

    /// Keeps what was created (no old values) or changed, and to which version: that is what taking back needs.
    async fn note(
        &self,
        conn: &mut Conn<'_>,
        table: &'static str,
        id: i64,
        old: Option<(&str, i64)>,
    ) -> Result<(), Error> {
        execute!(
            conn,
            "insert into import_change (import_id, table_name, row_id, old_values, row_version_after)
             values ($1, $2, $3, $4, $5)",
            self.import,
            table,
            id,
            old.map(|(values, _)| values),
            old.map(|(_, version)| version)
        )
        .map(|_| ())
    }
}

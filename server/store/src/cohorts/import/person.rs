mod again;
mod business;
mod firms;

use domain::cohorts::import::Participant;
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::identity::Identifier;
use domain::ids::{CohortId, ImportId, PersonId};
use domain::language::Language;
use domain::markets::Category;
use domain::time::Timestamp;

use super::judge::Known;
use crate::conn::execute;
use crate::identity::{NewPerson, create_person};
use crate::organisation::{NewEnrollment, enroll};
use crate::{Conn, Error};
pub(super) use firms::Firms;

/// One import being applied.
pub(super) struct Work {
    pub(super) by: PersonId,
    pub(super) cohort: CohortId,
    pub(super) import: ImportId,
    pub(super) category: Category,
    pub(super) now: Timestamp,
    pub(super) places_left: i64,
    pub(super) firms: Firms,
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

//! Photos that reach staff by WhatsApp: taken in, put into slots, sent with the participant's word.

mod bring;
mod disown;
mod place;

pub use bring::{BROUGHT_LIMIT, bring_files};
pub use disown::disown_version;
pub use place::place_files;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::access::Role;
use domain::ids::{EnrollmentId, ProductId, VersionId};

use super::pages::{OnBehalfForm, cohorts_list, on_behalf_list, on_behalf_page};
use crate::context::Person;
use crate::problem::Problem;

/// What a page of photos is about, from its address.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Wish {
    /// Assignment and product: `t5:12`.
    #[serde(default, rename = "for")]
    pub target: String,
    /// The draft that was just filled.
    pub saved: Option<VersionId>,
    /// The version that was just sent.
    pub sent: Option<VersionId>,
}

impl Wish {
    /// As it stands in an address: what is not of our making is left out.
    #[must_use]
    pub fn target_in_address(&self) -> &str {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.');
        if self.target.chars().all(is_plain) {
            &self.target
        } else {
            ""
        }
    }

    /// Assignment and product, where both are named.
    #[must_use]
    pub fn parts(&self) -> Option<(&str, ProductId)> {
        let (key, product) = self.target.rsplit_once(':')?;
        Some((key, product.parse().ok()?))
    }
}

/// Whose participants are listed, from the address.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Sought {
    /// `cohorts` for somebody who is a mentor and administers cohorts too.
    #[serde(default)]
    pub of: String,
    /// A part of a name.
    #[serde(default)]
    pub name: String,
}

/// The participants of a mentor, or of the cohorts somebody administers, to take in photos for one of them.
pub async fn participants(
    person: Person,
    Query(sought): Query<Sought>,
) -> Result<Response, Problem> {
    let (is_mentor, is_admin) = (
        person.actor.has_role(Role::Mentor),
        person.actor.has_role(Role::Admin),
    );
    match (is_mentor, is_admin) {
        (false, false) => Err(Problem::NotFound),
        (true, false) => on_behalf_list(&person, false).await,
        (true, true) if sought.of != "cohorts" => on_behalf_list(&person, true).await,
        (_, true) => cohorts_list(&person, &sought.name).await,
    }
}

/// The photos that wait for their slots, and the slots.
pub async fn on_behalf(
    person: Person,
    Path(enrollment): Path<i64>,
    Query(wish): Query<Wish>,
) -> Result<Response, Problem> {
    let form = OnBehalfForm::default();
    on_behalf_page(&person, EnrollmentId(enrollment), &wish, form).await
}

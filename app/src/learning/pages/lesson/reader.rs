use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use store::learning::{Standing, lesson_reader};

use crate::context::{Arrival, Person, Site, Visitor};
use crate::problem::Problem;

/// Somebody in front of a lesson, read together with where they stand in it.
pub struct LessonReader {
    pub(super) person: Person,
    /// Nothing where they take part in no cohort.
    pub(super) standing: Option<Standing>,
}

impl FromRequestParts<Site> for LessonReader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let Path(lesson) = Path::<String>::from_request_parts(parts, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let (visitor, standing) = visitor(parts, site, &lesson)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self {
            person: Person::of(visitor, parts).map_err(IntoResponse::into_response)?,
            standing,
        })
    }
}

async fn visitor(
    parts: &Parts,
    site: &Site,
    lesson: &str,
) -> Result<(Visitor, Option<Standing>), Problem> {
    let arrival = Arrival::of(parts, site);
    let found = match &arrival.token {
        Some(token) => lesson_reader(&site.db, token, lesson, arrival.now).await?,
        None => None,
    };
    let (signed_in, standing) = found.unzip();
    let visitor = Visitor::of(parts, site, arrival, signed_in).await?;
    Ok((visitor, standing.flatten()))
}

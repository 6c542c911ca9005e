use std::convert::Infallible;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::ACCEPT;
use http::request::Parts;
use serde_json::json;

/// Names the account a page was drawn for, where a script of that page asks.
pub const ACCOUNT_HEADER: &str = "kemas-account";

/// Whether a page's script asks behind the reader's back: it wants a few words of JSON, not a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Background(pub bool);

impl<S: Sync> FromRequestParts<S> for Background {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let asks = parts.headers.get(ACCEPT);
        Ok(Self(asks.is_some_and(|kind| {
            kind.as_bytes().starts_with(b"application/json")
        })))
    }
}

/// It is saved; the row version is what the next save has to name.
#[must_use]
pub fn saved(row_version: i64) -> Response {
    Json(json!({ "row_version": row_version })).into_response()
}

/// It was changed elsewhere since the page was drawn, and nothing was saved.
#[must_use]
pub fn changed_elsewhere() -> Response {
    (StatusCode::CONFLICT, Json(json!({}))).into_response()
}

/// The page was drawn for somebody else: their words must not become those of whoever is signed in now.
#[must_use]
pub(super) fn signed_in_as_another() -> Response {
    (StatusCode::UNAUTHORIZED, Json(json!({}))).into_response()
}

/// It is not saved, and why, in the reader's language.
#[must_use]
pub fn not_saved(reason: &str) -> Response {
    let body = Json(json!({ "error": reason }));
    (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
}

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use store::content;

use crate::context::Site;
use crate::problem::Problem;

/// A drawing of a lesson. Its name is its digest, so a browser may keep it for ever.
pub async fn picture(
    State(site): State<Site>,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let digest = name.strip_suffix(".svg").ok_or(Problem::NotFound)?;
    let picture = content::picture(&site.db, digest).await?;
    let headers = [
        (CONTENT_TYPE, picture.media_type),
        (
            CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned(),
        ),
    ];
    Ok((headers, picture.body).into_response())
}

use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, HeaderName};

/// A page that whoever holds its link may open: neither kept by a shared computer nor found by a search engine.
pub(super) fn unlisted(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}

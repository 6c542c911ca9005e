use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, StatusCode};

/// A file of ours inside the binary.
pub(crate) struct Embedded {
    name: &'static str,
    path: &'static str,
    media_type: &'static str,
    body: &'static [u8],
    brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of one of our files, with its digest: `main.css` → `/assets/main.3f2a9c1b22aa.css`.
#[must_use]
pub fn asset_address(name: &str) -> String {
    FILES
        .iter()
        .find(|file| file.name == name)
        .map_or_else(|| format!("/assets/{name}"), |file| file.path.to_owned())
}

/// One of our files. Its name changes with its content, so a browser may keep it for ever.
pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = FILES
        .iter()
        .find(|file| file.path.strip_prefix("/assets/") == Some(name.as_str()))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_brotli = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| {
            value
                .split(',')
                .any(|coding| coding.trim().starts_with("br"))
        });
    let kept = [
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (CONTENT_TYPE, file.media_type),
        (VARY, "accept-encoding"),
    ];
    match file.brotli.filter(|_| takes_brotli) {
        Some(packed) => (kept, [(CONTENT_ENCODING, "br")], packed).into_response(),
        None => (kept, file.body).into_response(),
    }
}

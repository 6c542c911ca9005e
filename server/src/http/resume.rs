use app::context::{Visitor, session_cookie};
use app::kept::{Kept, Resume, fill, list_page, with_notice};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::response::Response;
use http::header::{CONTENT_LENGTH, COOKIE, SET_COOKIE};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use tower::ServiceExt;

use super::dress::Dressing;

/// The largest page that is filled.
const LARGEST: usize = 8_000_000;

/// Answers a sign-in with the page somebody was on, its form filled with what they had typed, and nothing sent.
pub(super) async fn resume(
    dressing: Dressing,
    mut parts: Parts,
    signed_in: Response,
    resume: Resume,
) -> Response {
    let Dressing { site, pages } = dressing;
    wear(
        &mut parts,
        session_cookie(site.is_secure()),
        resume.token.reveal(),
    );
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &site).await else {
        return signed_in;
    };
    let mut response = match filled(&pages, &parts, &visitor, &resume.kept).await {
        Some(response) => response,
        None => list_page(&visitor, resume.kept).await,
    };
    for cookie in signed_in.headers().get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    response
}

/// The page the form stood on, or one at the form's own path.
async fn filled(pages: &Router, parts: &Parts, visitor: &Visitor, kept: &Kept) -> Option<Response> {
    for path in [&kept.posted.page, &kept.posted.to] {
        if !path.starts_with('/') || path.starts_with("//") {
            continue;
        }
        let Ok(mut request) = Request::builder()
            .method(Method::GET)
            .uri(path.as_str())
            .body(Body::empty())
        else {
            continue;
        };
        *request.headers_mut() = parts.headers.clone();
        *request.extensions_mut() = parts.extensions.clone();
        let Ok(page) = pages.clone().oneshot(request).await;
        if page.status() != StatusCode::OK {
            continue;
        }
        let (mut head, body) = page.into_parts();
        let bytes = axum::body::to_bytes(body, LARGEST).await.ok()?;
        let html = String::from_utf8_lossy(&bytes);
        if let Some(found) = fill(&html, &kept.posted.to, &kept.posted.fields) {
            head.headers.remove(CONTENT_LENGTH);
            return Some(Response::from_parts(
                head,
                Body::from(with_notice(visitor, kept, found)),
            ));
        }
    }
    None
}

/// Puts the new session's cookie in place of the old one.
fn wear(parts: &mut Parts, name: &str, value: &str) {
    let mut cookies: Vec<_> = parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .map(str::trim)
        .filter(|pair| pair.split_once('=').is_some_and(|(key, _)| key != name))
        .map(str::to_owned)
        .collect();
    cookies.push(format!("{name}={value}"));
    parts.headers.remove(COOKIE);
    parts.headers.remove(http::header::CONTENT_TYPE);
    parts.headers.remove(CONTENT_LENGTH);
    if let Ok(line) = HeaderValue::from_str(&cookies.join("; ")) {
        parts.headers.insert(COOKIE, line);
    }
}

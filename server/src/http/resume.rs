use app::context::Visitor;
use app::kept::{Kept, Resume, fill, list_page, with_notice};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::response::Response;
use http::header::{CONTENT_LENGTH, COOKIE, SET_COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use tower::ServiceExt;

use super::dress::Dressing;

/// The largest page that is filled.
const LARGEST: usize = 8_000_000;

/// Answers a sign-in or a change of language with the page somebody was on, its form filled with what they had typed, and
/// nothing sent.
pub(super) async fn resume(
    dressing: Dressing,
    mut parts: Parts,
    answer: Response,
    Resume(kept): Resume,
) -> Response {
    let Dressing { site, pages } = dressing;
    wear(&mut parts, &answer);
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &site).await else {
        return answer;
    };
    let mut response = match filled(&pages, &parts, &visitor, &kept).await {
        Some(response) => response,
        None => list_page(&visitor, kept).await,
    };
    for cookie in answer.headers().get_all(SET_COOKIE) {
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

/// Puts the cookies that the answer sets in place of the old ones.
fn wear(parts: &mut Parts, answer: &Response) {
    let mut cookies: Vec<(String, String)> = Vec::new();
    let sent = pairs(&parts.headers, COOKIE, ';');
    // Of a cookie that is set, what stands before the first semicolon.
    let set = pairs(answer.headers(), SET_COOKIE, '\n')
        .map(|(name, value)| (name, value.split(';').next().unwrap_or_default().to_owned()));
    for (name, value) in sent.chain(set) {
        cookies.retain(|(key, _)| *key != name);
        cookies.push((name, value));
    }
    let line: Vec<_> = cookies
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    parts.headers.remove(COOKIE);
    parts.headers.remove(http::header::CONTENT_TYPE);
    parts.headers.remove(CONTENT_LENGTH);
    if let Ok(line) = HeaderValue::from_str(&line.join("; ")) {
        parts.headers.insert(COOKIE, line);
    }
}

fn pairs(
    headers: &HeaderMap,
    name: HeaderName,
    divider: char,
) -> impl Iterator<Item = (String, String)> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(move |line| line.split(divider))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
}

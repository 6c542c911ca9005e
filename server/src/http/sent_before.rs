use app::kept::fill;
use app::sent_before::{SentBefore, with_notice};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::request::Parts;
use http::{Method, StatusCode};
use tower::ServiceExt;

/// The largest page that is filled.
const LARGEST: usize = 8_000_000;

/// Shows a form that was sent under a used key on its own page again, filled and unsent, under a fresh key.
pub(super) async fn again(State(pages): State<Router>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let mut response = next.run(Request::from_parts(parts.clone(), body)).await;
    match response.extensions_mut().remove::<SentBefore>() {
        Some(found) => filled(&pages, &parts, &found).await.unwrap_or(response),
        None => response,
    }
}

/// The page the form stood on, or one at the form's own path.
async fn filled(pages: &Router, parts: &Parts, found: &SentBefore) -> Option<Response> {
    let posted = &found.posted;
    for path in [&posted.page, &posted.to] {
        if !path.starts_with('/') || path.starts_with("//") {
            continue;
        }
        let mut request = Request::builder()
            .uri(path.as_str())
            .body(Body::empty())
            .ok()?;
        *request.headers_mut() = parts.headers.clone();
        request.headers_mut().remove(CONTENT_TYPE);
        request.headers_mut().remove(CONTENT_LENGTH);
        *request.extensions_mut() = parts.extensions.clone();
        let Ok(page) = pages.clone().oneshot(request).await;
        if page.status() != StatusCode::OK {
            continue;
        }
        let (mut head, body) = page.into_parts();
        let bytes = to_bytes(body, LARGEST).await.ok()?;
        let html = String::from_utf8_lossy(&bytes);
        if let Some(form) = fill(&html, &posted.to, &posted.fields) {
            head.status = StatusCode::UNPROCESSABLE_ENTITY;
            head.headers.remove(CONTENT_LENGTH);
            let page = with_notice(found.language, &form);
            return Some(Response::from_parts(head, Body::from(page)));
        }
    }
    None
}

use app::context::{Site, Visitor};
use app::kept::{Kept, Posted, Resume, carry};
use app::problem::{self, Problem};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::posted::Lent;
use super::resume::resume;

/// What the layer works with: the site, and its pages to look something up in.
#[derive(Clone)]
pub(super) struct Dressing {
    pub(super) site: Site,
    pub(super) pages: Router,
}

/// Gives every refusal its page, in the visitor's language; text of a library never reaches a reader. What a form held
/// whose session had ended is carried to the door, and from there back into its page.
pub(super) async fn problems(
    State(dressing): State<Dressing>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let (body, lent) = Lent::lend(&parts, body).await;
    let mut response = next.run(Request::from_parts(parts.clone(), body)).await;
    if let Some(found) = response.extensions_mut().remove::<Resume>() {
        return resume(dressing, parts, response, found).await;
    }
    let problem = problem_of(&response);
    if problem.is_none() && response.status() != StatusCode::UNPROCESSABLE_ENTITY {
        return response;
    }
    let site = dressing.site;
    let posted = lent.posted(&parts).await;
    let visitor = Visitor::from_request_parts(&mut parts, &site).await.ok();
    let is_known = visitor
        .as_ref()
        .is_some_and(|visitor| visitor.actor().is_some());
    if let Some(problem @ Problem::Keyless) = problem
        && let Some(kept) = posted.clone().filter(|_| is_known).and_then(unkeyed)
    {
        let dressing = Dressing { site, ..dressing };
        let mut response = resume(dressing, parts, response, Resume(kept)).await;
        *response.status_mut() = problem.status();
        return response;
    }
    if let Some(mut problem) = problem {
        if problem == Problem::Keyless {
            problem = Problem::BadRequest;
        }
        response = problem::dress(site.clone(), visitor.clone(), problem, posted.clone()).await;
    }
    let is_kept = problem.is_none_or(Problem::is_ours);
    match (visitor, posted) {
        (Some(visitor), Some(posted)) if is_kept => carried(&visitor, posted, response).await,
        _ => response,
    }
}

/// The page, its language switch carrying what was sent; as it is for who is not signed in: the doors carry by themselves.
async fn carried(visitor: &Visitor, posted: Posted, response: Response) -> Response {
    let posted = posted.without_secrets();
    let Some(actor) = visitor.actor().filter(|_| posted.fits()) else {
        return response;
    };
    let Ok(seal) = visitor.site.seal().await else {
        return response;
    };
    let kept = Kept {
        owner: seal.mark(actor.person),
        posted,
    };
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return Problem::Internal.status().into_response();
    };
    let Some(html) = carry(&String::from_utf8_lossy(&page), &kept) else {
        return Response::from_parts(head, Body::from(page));
    };
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Body::from(html))
}

/// What was typed, to be shown again by a form that has a key of its own; nothing when nothing is left of it.
fn unkeyed(posted: Posted) -> Option<Kept> {
    let mut posted = posted.without_secrets();
    posted.fields.retain(|(name, _)| name != "key");
    let owner = String::new();
    (!posted.fields.is_empty()).then_some(Kept { posted, owner })
}

fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(*problem);
    }
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html")
            || kind.as_bytes().starts_with(b"application/json")
    });
    match response.status() {
        _ if is_page => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Problem::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        status if status.is_client_error() => Some(Problem::BadRequest),
        StatusCode::SERVICE_UNAVAILABLE => Some(Problem::Busy),
        status if status.is_server_error() => Some(Problem::Internal),
        _ => None,
    }
}

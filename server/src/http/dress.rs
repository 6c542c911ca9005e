use app::context::{Site, Visitor};
use app::problem::{self, Problem};
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;
use http::header::CONTENT_TYPE;

/// Gives every refusal its page, in the visitor's language; text of a library never reaches a reader.
pub(super) async fn problems(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let response = next.run(Request::from_parts(parts.clone(), body)).await;
    let Some(problem) = problem_of(&response) else {
        return response;
    };
    let visitor = Visitor::from_request_parts(&mut parts, &site).await.ok();
    problem::dress(site, visitor, problem).await
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

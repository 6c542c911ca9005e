use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use app::context::Site;
use app::problem::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, CONTENT_TYPE, FORWARDED};
use store::jobs;

use super::Trust;

/// Answers of this process by the first digit of their status.
static ANSWERS: [AtomicU64; 6] = [const { AtomicU64::new(0) }; 6];

/// Counts an answer.
pub(super) async fn count(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let class = usize::from(response.status().as_u16() / 100);
    if let Some(answers) = ANSWERS.get(class) {
        answers.fetch_add(1, Ordering::Relaxed);
    }
    response
}

/// Prometheus text, for who holds the token; without a token, for this machine when no proxy stands between.
pub(super) async fn metrics(
    State((site, trust)): State<(Site, Trust)>,
    request: Request,
) -> Result<Response, Problem> {
    if !may_read(&trust, &request) {
        return Err(Problem::NotFound);
    }
    let jobs = jobs::counts(&site.db).await?;
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = writeln!(text, "# TYPE kemas_answers_total counter");
    for (class, count) in ANSWERS.iter().enumerate().skip(1) {
        let _ = writeln!(
            text,
            "kemas_answers_total{{status=\"{class}xx\"}} {}",
            count.load(Ordering::Relaxed)
        );
    }
    let _ = writeln!(text, "# TYPE kemas_jobs gauge");
    let _ = writeln!(text, "kemas_jobs{{state=\"waiting\"}} {}", jobs.waiting);
    let _ = writeln!(text, "kemas_jobs{{state=\"given_up\"}} {}", jobs.given_up);
    Ok((
        [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        text,
    )
        .into_response())
}

fn may_read(trust: &Trust, request: &Request) -> bool {
    let headers = request.headers();
    match &trust.metrics_token {
        Some(token) => headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            // Hashes are compared, so that the time taken says nothing of the token.
            .is_some_and(|sent| {
                store::token::hash(sent.as_bytes()) == store::token::hash(token.as_bytes())
            }),
        None => {
            let is_local = request
                .extensions()
                .get::<ConnectInfo<SocketAddr>>()
                .is_some_and(|info| info.0.ip().is_loopback());
            is_local && !headers.contains_key(FORWARDED) && !headers.contains_key("x-forwarded-for")
        }
    }
}

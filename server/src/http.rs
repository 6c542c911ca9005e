//! The way from a connection to a page and back.

mod address;
mod assets;
mod dress;
mod health;
mod metrics;
mod posted;
mod resume;
mod sent_before;

use std::time::Duration;

use app::context::Site;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use http::header::{
    CACHE_CONTROL, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderName, HeaderValue, StatusCode};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

pub use address::Trust;
pub use assets::asset_address;

/// Longest answer; an upload on a slow line takes its time while it arrives.
const PATIENCE: Duration = Duration::from_secs(600);

/// The whole site as a service.
pub fn router(site: Site, trust: Trust) -> Router {
    let if_absent = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let is_secure = site.is_secure();
    let pages = app::routes::router().with_state(site.clone());
    let dressing = dress::Dressing {
        site: site.clone(),
        pages: pages.clone(),
    };
    let router = app::routes::router()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(|| async { app::problem::Problem::NotFound })
        .layer(from_fn_with_state(dressing, dress::problems))
        .layer(from_fn_with_state(pages, sent_before::again))
        .with_state(site.clone())
        .route(
            "/metrics",
            get(metrics::metrics).with_state((site, trust.clone())),
        )
        .route("/assets/{name}", get(assets::asset))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(CsrfLayer::new())
        .layer(from_fn(move |request, next| {
            address::note(trust.clone(), request, next)
        }))
        .layer(from_fn(metrics::count))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(if_absent(CACHE_CONTROL, "private, no-store"))
        .layer(if_absent(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(if_absent(REFERRER_POLICY, "same-origin"))
        .layer(if_absent(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ))
        .layer(if_absent(
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ))
        .layer(if_absent(
            HeaderName::from_static("x-frame-options"),
            "DENY",
        ))
        .layer(if_absent(
            HeaderName::from_static("permissions-policy"),
            "camera=(self), microphone=(), geolocation=(), payment=()",
        ));
    if is_secure {
        router.layer(if_absent(
            STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        ))
    } else {
        router
    }
}

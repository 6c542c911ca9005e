use app::context::Site;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// The process is alive.
pub(super) async fn alive() -> Json<serde_json::Value> {
    Json(serde_json::json!({ "status": "alive" }))
}

/// Database and storage answer.
pub(super) async fn ready(State(site): State<Site>) -> Response {
    let database = site.db.ping().await;
    let storage = site.files.ping().await;
    for (what, error) in [
        ("database", database.as_ref().err()),
        ("storage", storage.as_ref().err()),
    ] {
        if let Some(error) = error {
            tracing::error!(what, %error, "not ready");
        }
    }
    let is_ready = database.is_ok() && storage.is_ok();
    let status = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = serde_json::json!({ "database": database.is_ok(), "storage": storage.is_ok() });
    (status, Json(body)).into_response()
}

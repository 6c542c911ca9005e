//! From a view to a response: drawn at once, with a script only where an island stands.

use std::future::ready;
use std::pin::Pin;

use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use futures::stream::once;
use http::{HeaderName, HeaderValue, Request};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{ResponseOptions, handle_response_inner};

use crate::problem::Problem;
use crate::ui::Reader;

type Chunks = Pin<Box<dyn Stream<Item = String> + Send>>;
type Drawn = Pin<Box<dyn Future<Output = Chunks> + Send>>;

/// Draws `page` with what `context` provides. The framework would add scripts for data that comes later; nothing here does.
pub(super) async fn at_once<V: IntoView + 'static>(
    context: impl Fn() + Clone + Send + 'static,
    page: impl FnOnce() -> V + Send + 'static,
) -> Response {
    let request = Request::new(Body::empty());
    let response = handle_response_inner(context, page, request, |view, _scripts, _streams| {
        Box::pin(ready(
            Box::pin(once(ready(finish(view.to_html())))) as Chunks
        )) as Drawn
    })
    .await;
    whole(response).await
}

/// Everything is there: sent as one piece of a known length, not as a stream.
async fn whole(response: Response) -> Response {
    let (head, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(head, Body::from(bytes)),
        Err(_) => Problem::Internal.into_response(),
    }
}

/// Adds what the page needs to wake its islands, if it has any, and says what it may load.
fn finish(html: String) -> String {
    let nonce = use_nonce()
        .filter(|_| html.contains("<leptos-island"))
        .map(|nonce| nonce.to_string());
    let scripts = nonce.as_ref().map_or_else(String::new, |nonce| {
        format!("script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; ")
    });
    let policy = format!(
        "default-src 'none'; {scripts}style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; \
         form-action 'self' https://wa.me; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        let name = HeaderName::from_static("content-security-policy");
        expect_context::<ResponseOptions>().insert_header(name, value);
    }
    match nonce {
        Some(nonce) => wake(&html, &nonce),
        None => html,
    }
}

fn wake(html: &str, nonce: &str) -> String {
    let site = expect_context::<Reader>().site;
    let (script, module) = (site.asset("kemas.js"), site.asset("kemas.wasm"));
    let early = format!(
        r#"<link rel="modulepreload" href="{script}" fetchpriority="low"><link rel="preload" href="{module}" as="fetch" type="application/wasm" crossorigin fetchpriority="low"></head>"#
    );
    let late = format!(
        r#"<script type="module" nonce="{nonce}">import init,*as islands from"{script}";await init({{module_or_path:"{module}"}});islands.hydrate();for(const island of document.querySelectorAll("leptos-island"))islands[island.dataset.component](island);</script></body>"#
    );
    html.replacen("</head>", &early, 1)
        .replacen("</body>", &late, 1)
}

//! The form of a request, still to be had when nobody read it, or when the answer to it failed.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use app::kept::{LIMIT, Posted};
use axum::Form;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use futures::{Stream, StreamExt, stream};
use http::Method;
use http::header::{CONTENT_TYPE, REFERER};
use http::request::Parts;

/// A form of words is held back whole up to this size.
const HELD: usize = 300_000;
/// A form with files is read to its end, so that the browser listens to the answer; never more than this.
const DRAINED: usize = 52_000_000;

/// A body that was handed on, and what is left of it here.
pub(super) enum Lent {
    /// Nothing that could be shown again.
    Nothing,
    /// Words: kept aside.
    Whole(Bytes),
    /// Files: handed on as they arrive, and back when nobody wanted them.
    Streaming(Arc<Mutex<Option<BodyDataStream>>>),
}

impl Lent {
    /// Hands a body on.
    pub(super) async fn lend(parts: &Parts, body: Body) -> (Body, Self) {
        if parts.method != Method::POST {
            return (body, Self::Nothing);
        }
        let kind = parts.headers.get(CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("application/x-www-form-urlencoded") {
            return held(body).await;
        }
        if !kind.starts_with("multipart/form-data") {
            return (body, Self::Nothing);
        }
        let shelf = Arc::new(Mutex::new(None));
        let stream = OnLoan {
            stream: Some(body.into_data_stream()),
            is_touched: false,
            shelf: Arc::clone(&shelf),
        };
        (Body::from_stream(stream), Self::Streaming(shelf))
    }

    /// The form, if it is still here.
    pub(super) async fn posted(self, parts: &Parts) -> Option<Posted> {
        let mut posted = Posted {
            to: parts.uri.path_and_query()?.to_string(),
            page: page(parts),
            ..Posted::default()
        };
        match self {
            Self::Nothing => return None,
            Self::Whole(bytes) => {
                let request = again(parts, Body::from(bytes));
                let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &())
                    .await
                    .ok()?;
                posted.fields = fields;
            }
            Self::Streaming(shelf) => {
                let stream = shelf
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take()?;
                let mut request = again(parts, Body::from_stream(stream));
                DefaultBodyLimit::max(DRAINED).apply(&mut request);
                let mut form = Multipart::from_request(request, &()).await.ok()?;
                while let Some(mut field) = form.next_field().await.ok()? {
                    let name = field.name().unwrap_or_default().to_owned();
                    let file = field.file_name().map(str::to_owned);
                    let mut text = Vec::new();
                    while let Some(chunk) = field.chunk().await.ok()? {
                        if file.is_none() && text.len() <= LIMIT {
                            text.extend_from_slice(&chunk);
                        }
                    }
                    match file {
                        Some(file) if !file.is_empty() => posted.files.push(file),
                        Some(_) => {}
                        None => posted
                            .fields
                            .push((name, String::from_utf8_lossy(&text).into_owned())),
                    }
                }
            }
        }
        Some(posted)
    }
}

/// Holds a form of words back, or passes on at once what turns out to be too long or broken.
async fn held(body: Body) -> (Body, Lent) {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    while bytes.len() <= HELD {
        match stream.next().await {
            Some(Ok(chunk)) => bytes.extend_from_slice(&chunk),
            None => {
                let bytes = Bytes::from(bytes);
                return (Body::from(bytes.clone()), Lent::Whole(bytes));
            }
            Some(Err(error)) => {
                let broken = stream::iter([Ok(Bytes::from(bytes)), Err(error)]);
                return (Body::from_stream(broken), Lent::Nothing);
            }
        }
    }
    let begun = stream::iter([Ok::<_, axum::Error>(Bytes::from(bytes))]);
    (Body::from_stream(begun.chain(stream)), Lent::Nothing)
}

fn again(parts: &Parts, body: Body) -> Request {
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    if let Some(kind) = parts.headers.get(CONTENT_TYPE) {
        request.headers_mut().insert(CONTENT_TYPE, kind.clone());
    }
    request
}

/// The page a form stood on, of which browsers tell us the whole address on our own site.
fn page(parts: &Parts) -> String {
    let address = parts
        .headers
        .get(REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<http::Uri>().ok());
    address
        .as_ref()
        .and_then(http::Uri::path_and_query)
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Gives its stream back when it is dropped before anybody read from it.
struct OnLoan {
    stream: Option<BodyDataStream>,
    is_touched: bool,
    shelf: Arc<Mutex<Option<BodyDataStream>>>,
}

impl Stream for OnLoan {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.is_touched = true;
        match &mut self.stream {
            Some(stream) => stream.poll_next_unpin(context),
            None => Poll::Ready(None),
        }
    }
}

impl Drop for OnLoan {
    fn drop(&mut self) {
        if !self.is_touched {
            *self.shelf.lock().unwrap_or_else(PoisonError::into_inner) = self.stream.take();
        }
    }
}

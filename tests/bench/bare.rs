//! The same bytes from a handler that does nothing: how fast this machine could be.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::Failure;
use crate::client::Answer;

/// A bare handler on threads of its own, as many as the server has.
pub struct Bare {
    /// Where it listens.
    pub address: SocketAddr,
    runtime: Runtime,
}

/// An answer to be repeated.
pub struct Copy {
    headers: HeaderMap,
    body: Bytes,
}

impl Copy {
    /// Of what the server answered; without what every server puts in by itself.
    pub fn of(answer: &Answer<'_>) -> Result<Self, Failure> {
        let mut headers = HeaderMap::new();
        for (name, value) in answer.head.lines().filter_map(|line| line.split_once(": ")) {
            if !["content-length", "transfer-encoding", "date"].contains(&name) {
                headers.append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
            }
        }
        Ok(Self {
            headers,
            body: Bytes::copy_from_slice(answer.body),
        })
    }
}

impl Bare {
    /// Serves the copy at every path.
    pub fn serve(copy: Copy) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .thread_name("bare")
            .build()?;
        let Copy { headers, body } = copy;
        let answer = move || {
            let (headers, body) = (headers.clone(), body.clone());
            async move {
                let mut response = Response::new(Body::from(body));
                *response.headers_mut() = headers;
                response
            }
        };
        let router: Router = Router::new().route("/", get(answer));
        let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener)?.tap_io(|connection| {
                let _ = connection.set_nodelay(true);
            });
            axum::serve(listener, router).await
        });
        Ok(Self { address, runtime })
    }

    /// Ends it.
    pub fn stop(self) {
        self.runtime.shutdown_background();
    }
}

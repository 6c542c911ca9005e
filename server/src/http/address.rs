use std::net::{IpAddr, SocketAddr};

use app::context::PeerAddress;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;

/// Whom to believe.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Proxies whose forwarding header counts.
    pub proxies: Vec<IpAddr>,
    /// The token of `/metrics`.
    pub metrics_token: Option<String>,
}

/// Notes the address a request comes from: the peer's, or what a trusted proxy says.
pub(super) async fn note(trust: Trust, mut request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let address = match peer {
        Some(peer) if trust.proxies.contains(&peer) => forwarded(&request, &trust.proxies)
            .unwrap_or(peer)
            .to_string(),
        Some(peer) => peer.to_string(),
        None => String::new(),
    };
    request.extensions_mut().insert(PeerAddress(address));
    next.run(request).await
}

/// The last address in `X-Forwarded-For` that is not one of our proxies: what stands before it anybody can write.
fn forwarded(request: &Request, proxies: &[IpAddr]) -> Option<IpAddr> {
    request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .filter_map(|part| part.trim().parse().ok())
        .rfind(|address| !proxies.contains(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_what_our_proxy_added_counts() {
        let proxy: IpAddr = [127, 0, 0, 1].into();
        let request = Request::builder()
            .header("x-forwarded-for", "1.2.3.4, 203.0.113.9, 127.0.0.1")
            .body(Body::empty())
            .expect("a request");
        assert_eq!(forwarded(&request, &[proxy]), Some([203, 0, 113, 9].into()));
    }
}

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use app::context::Site;
use axum::serve::ListenerExt;
use clap::Args;
use futures::FutureExt;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::place::Place;
use super::say;
use crate::http::{Trust, asset_address, router};
use crate::jobs::Worker;
use crate::{clock, demo};

/// How long a running job may go on once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address to listen on.
    #[arg(long, env = "KEMAS_LISTEN", default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    #[command(flatten)]
    place: Place,
    /// The address people type, for links and cookies; `https://…` makes cookies secure.
    #[arg(long, env = "KEMAS_PUBLIC_URL")]
    public_url: Option<String>,
    /// Fill an empty data folder with the real course and one running cohort.
    #[arg(long, env = "KEMAS_DEMO")]
    demo: bool,
    /// Proxies whose forwarding header is believed, with commas between.
    #[arg(long, env = "KEMAS_TRUSTED_PROXIES", value_delimiter = ',')]
    trusted_proxies: Vec<IpAddr>,
    /// Bearer token of `/metrics`; without one only this machine may ask.
    #[arg(long, env = "KEMAS_METRICS_TOKEN", hide_env_values = true)]
    metrics_token: Option<String>,
    /// One JSON object a log line instead of text.
    #[arg(long, env = "KEMAS_LOG_JSON")]
    log_json: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), String> {
        self.log();
        let db = self.place.open().await?;
        let files = self.place.files()?;
        let is_demo = demo::prepare(&db, &files, self.demo, clock::now()).await?;
        let public_url = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen));
        let site = Site {
            db: db.clone(),
            files: files.clone(),
            clock: Arc::new(clock::now),
            assets: Arc::new(asset_address),
            public_url: public_url.trim_end_matches('/').into(),
            is_demo,
            seal: Arc::default(),
        };
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(|error| format!("{} cannot be used: {error}", self.listen))?;
        self.greet(&public_url, is_demo);

        let worker = Worker::new(db.clone(), files, Arc::new(clock::now))
            .map_err(|error| error.to_string())?;
        let working = worker.start();
        let trust = Trust {
            proxies: self.trusted_proxies.clone(),
            metrics_token: self.metrics_token.clone(),
        };
        // With Nagle's algorithm every kept-alive answer waits for a delayed acknowledgement.
        let listener = listener.tap_io(|connection| {
            let _ = connection.set_nodelay(true);
        });
        let service = router(site, trust).into_make_service_with_connect_info::<SocketAddr>();
        let told = told_to_stop().shared();
        let serving = axum::serve(listener, service)
            .with_graceful_shutdown(told.clone())
            .into_future();
        // Jobs are given back while requests finish: an upload on a slow line may take longer than anybody waits for us.
        let (served, ()) = tokio::join!(serving, async {
            told.await;
            working.stop(PATIENCE).await;
        });
        db.close().await;
        served.map_err(|error| error.to_string())
    }

    fn log(&self) {
        let filter = EnvFilter::try_from_env("KEMAS_LOG")
            .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
        let log = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr);
        if self.log_json {
            log.json().init()
        } else {
            log.init()
        }
    }

    fn greet(&self, public_url: &str, is_demo: bool) {
        say(&format!("Kemas: {public_url}"));
        if is_demo {
            say(&format!("Demo accounts, password {}:", demo::PASSWORD));
            for (role, number) in demo::ACCOUNTS {
                say(&format!("  {role:<14} {number}"));
            }
        }
    }
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
        }
        Err(_) => {
            let _ = interrupted.await;
        }
    }
}

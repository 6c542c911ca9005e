//! The same pages of the same cohort beside few, more and many others: one request of each server in turn.

use std::time::{Duration, Instant};

use crate::client::Connection;
use crate::load::median;
use crate::pages::all_pages;
use crate::server::Server;
use crate::{Failure, say};

/// Requests of each page and server that count, after a few that do not.
pub const REQUESTS: usize = 200;
const FIRST: usize = 20;

/// How long one page takes beside how many cohorts.
pub struct Growth {
    /// The page.
    pub name: &'static str,
    /// Cohorts, and the median.
    pub times: Vec<(i64, Duration)>,
}

impl Growth {
    /// How many times longer it takes beside the most than beside the fewest.
    pub fn factor(&self) -> f64 {
        match (self.times.first(), self.times.last()) {
            (Some((_, few)), Some((_, many))) => many.as_secs_f64() / few.as_secs_f64(),
            _ => f64::NAN,
        }
    }
}

/// Measures every page on every server.
pub async fn measure(servers: &[Server]) -> Result<Vec<Growth>, Failure> {
    let mut measured = Vec::new();
    let pages: Vec<_> = servers
        .iter()
        .map(|server| all_pages(&server.data))
        .collect();
    let count = pages.first().map_or(0, Vec::len);
    for nth in 0..count {
        let asked: Vec<_> = pages
            .iter()
            .map(|pages| pages[nth].question(false))
            .collect();
        say(&format!("{} beside other cohorts", pages[0][nth].name));
        let mut connections = Vec::new();
        for server in servers {
            connections.push(Connection::open(server.address).await?);
        }
        let mut times = vec![Vec::with_capacity(REQUESTS); servers.len()];
        for round in 0..FIRST + REQUESTS {
            for turn in 0..servers.len() {
                // Nobody is always first.
                let which = (turn + round) % servers.len();
                let began = Instant::now();
                let answer = connections[which].ask(&asked[which]).await?;
                if answer.status != 200 {
                    return Err(format!("{}: {}", pages[0][nth].path, answer.status).into());
                }
                if round >= FIRST {
                    times[which].push(began.elapsed());
                }
            }
        }
        measured.push(Growth {
            name: pages[0][nth].name,
            times: servers
                .iter()
                .zip(&mut times)
                .map(|(server, times)| (server.data.cohorts, median(times)))
                .collect(),
        });
    }
    Ok(measured)
}

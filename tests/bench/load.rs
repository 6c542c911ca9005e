//! How many requests a second, and how long one takes, beside the bare handler: rounds of one and the other in turn, so
//! that what else this machine does meets both.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::bare::{Bare, Copy};
use crate::client::{Connection, question};
use crate::server::Server;
use crate::{Failure, pages, say};

/// Browsers that ask at the same time.
pub const CONNECTIONS: usize = 8;
/// Rounds of each, after one that does not count.
pub const ROUNDS: usize = 7;
/// How long one lasts.
pub const ROUND: Duration = Duration::from_millis(1_500);

/// What came out for one page.
pub struct Rate {
    /// The page.
    pub name: String,
    /// Bytes of its body.
    pub bytes: usize,
    /// Of the server.
    pub served: Side,
    /// Of the bare handler.
    pub bare: Side,
    /// The median of the rounds' ratios.
    pub ratio: f64,
}

/// The medians of the rounds of one side.
#[derive(Clone, Copy, Default)]
pub struct Side {
    /// Requests a second.
    pub rate: f64,
    /// Half are faster.
    pub p50: Duration,
    /// All but one in a hundred are faster.
    pub p99: Duration,
}

/// The rates of the main pages, and of the lesson as a telephone takes it.
pub async fn rates(server: &Server) -> Result<Vec<Rate>, Failure> {
    let mut rates = Vec::new();
    for page in pages::main_pages(&server.data) {
        rates.push(rate(server, page.name.to_owned(), page.question(false)).await?);
        if page.path == pages::LESSON {
            let name = format!("{}, compressed", page.name);
            rates.push(rate(server, name, page.question(true)).await?);
        }
    }
    Ok(rates)
}

async fn rate(server: &Server, name: String, asked: Vec<u8>) -> Result<Rate, Failure> {
    say(&format!("{name}, {ROUNDS} rounds"));
    let (copy, bytes) = {
        let mut connection = Connection::open(server.address).await?;
        let answer = connection.ask(&asked).await?;
        (Copy::of(&answer)?, answer.body.len())
    };
    let bare = Bare::serve(copy)?;
    let bare_asked = question("/", None, false);
    let (mut served_rounds, mut bare_rounds) = (Vec::new(), Vec::new());
    for nth in 0..=ROUNDS {
        let served = round(server.address, &asked, bytes).await?;
        let beside = round(bare.address, &bare_asked, bytes).await?;
        if nth > 0 {
            served_rounds.push(served);
            bare_rounds.push(beside);
        }
    }
    bare.stop();
    let mut ratios: Vec<_> = served_rounds
        .iter()
        .zip(&bare_rounds)
        .map(|(served, bare)| served.rate / bare.rate)
        .collect();
    Ok(Rate {
        name,
        bytes,
        served: medians(&served_rounds),
        bare: medians(&bare_rounds),
        ratio: median_number(&mut ratios),
    })
}

/// Every connection asks again as soon as it is answered.
async fn round(address: SocketAddr, asked: &[u8], bytes: usize) -> Result<Side, Failure> {
    let began = Instant::now();
    let browsers: Vec<_> = (0..CONNECTIONS)
        .map(|_| tokio::spawn(browse(address, asked.to_vec(), bytes, began + ROUND)))
        .collect();
    let mut times = Vec::new();
    for browser in browsers {
        times.extend(browser.await??);
    }
    let lasted = began.elapsed();
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand requests")]
    let rate = times.len() as f64 / lasted.as_secs_f64();
    Ok(Side {
        rate,
        p50: at(&times, 50),
        p99: at(&times, 99),
    })
}

async fn browse(
    address: SocketAddr,
    asked: Vec<u8>,
    bytes: usize,
    until: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::new();
    while Instant::now() < until {
        let began = Instant::now();
        let answer = connection.ask(&asked).await?;
        times.push(began.elapsed());
        // A form's key or a nonce packs differently from one answer to the next.
        if answer.status != 200 || answer.body.len().abs_diff(bytes) > 200 {
            return Err(format!("status {}, {} bytes", answer.status, answer.body.len()).into());
        }
    }
    Ok(times)
}

fn medians(rounds: &[Side]) -> Side {
    let mut rates: Vec<_> = rounds.iter().map(|side| side.rate).collect();
    let mut p50: Vec<_> = rounds.iter().map(|side| side.p50).collect();
    let mut p99: Vec<_> = rounds.iter().map(|side| side.p99).collect();
    Side {
        rate: median_number(&mut rates),
        p50: median(&mut p50),
        p99: median(&mut p99),
    }
}

/// The middle one.
pub fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    at(times, 50)
}

fn median_number(numbers: &mut [f64]) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted
        .get(sorted.len() * percent / 100)
        .copied()
        .unwrap_or_default()
}

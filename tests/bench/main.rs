//! `make bench`: what the release build can do, beside a bare handler, as one page of Markdown on standard output.
//! Nothing here fails because something was slow; the last line says which bars are met.

mod bare;
mod client;
mod data;
mod growth;
mod load;
mod machine;
mod pages;
mod report;
mod server;
mod weight;

use std::io::Write as _;
use std::time::Duration;

use crate::data::Data;
use crate::report::Report;
use crate::server::Server;

/// What went wrong, for whoever started it.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Cohorts in the database that the rates are measured on; participants in each.
const COHORTS: i64 = 200;
const PARTICIPANTS: i64 = 50;
/// How many cohorts the same pages are measured beside.
const SIZES: [i64; 3] = [10, COHORTS, 2_000];

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let machine = machine::describe();
    let folder = tempfile::Builder::new().prefix("kemas-bench.").tempdir()?;
    let data = data::make(folder.path(), &sizes()).await?;
    let middle = data
        .iter()
        .find(|data| data.cohorts == COHORTS)
        .or(data.last())
        .ok_or("there is nothing to measure")?;

    say("starting");
    let mut servers = Vec::new();
    for data in &data {
        servers.push(Server::start(data).await?);
    }
    let measured = servers
        .iter()
        .find(|server| server.data.cohorts == middle.cohorts)
        .ok_or("there is no server to measure")?;
    for server in &servers {
        pages::check(server).await?;
    }
    // What it took before anybody asked for more than one page of each kind.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = measured.memory();

    say("page weights");
    let weight = weight::of_lessons(measured).await?;
    let rates = load::rates(measured).await?;
    let loaded = measured.memory();
    let growth = growth::measure(&servers).await?;
    for server in servers {
        server.stop().await?;
    }
    let start = cold_start(middle).await?;

    let report = Report {
        machine,
        load_after: machine::load(),
        cohorts: middle.cohorts,
        rates,
        growth,
        weight,
        idle,
        loaded,
        start,
    };
    std::io::stdout().write_all(report.to_markdown().as_bytes())?;
    Ok(())
}

/// `KEMAS_BENCH_SIZES=10,20` is for working on the bench itself.
fn sizes() -> Vec<i64> {
    std::env::var("KEMAS_BENCH_SIZES").map_or_else(
        |_| SIZES.to_vec(),
        |list| list.split(',').filter_map(|n| n.parse().ok()).collect(),
    )
}

/// From the start of the process to the last byte of the first page, on a filled folder: the median of nine.
async fn cold_start(data: &Data) -> Result<Duration, Failure> {
    say("cold starts");
    let mut times = Vec::new();
    for _ in 0..9 {
        let server = Server::start(data).await?;
        times.push(server.first_page_after);
        server.stop().await?;
    }
    Ok(load::median(&mut times))
}

/// Where it is, for whoever waits.
#[expect(clippy::print_stderr, reason = "standard output is for the result")]
fn say(what: &str) {
    eprintln!("bench: {what}");
}

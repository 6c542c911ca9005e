//! The program `kemas`.

use clap::Parser;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    server::cli::run(server::cli::Arguments::parse()).await
}

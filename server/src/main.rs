//! The program `kemas`.

use clap::Parser;

/// A page is hundreds of small strings: this allocator takes half the system's time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    server::cli::run(server::cli::Arguments::parse()).await
}

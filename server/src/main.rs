//! The program `kemas`.

use clap::Parser;

/// A page is hundreds of small strings: in a profile of the lesson a tenth of the time was the allocator of the C library.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    server::cli::run(server::cli::Arguments::parse()).await
}

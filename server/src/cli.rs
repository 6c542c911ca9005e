//! The commands of `kemas`, one file each.

mod course;
mod place;
mod preview;
mod serve;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Kemas: a packaging-design training incubator for small producers.
#[derive(Debug, Parser)]
#[command(name = "kemas", version)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site.
    Serve(serve::Serve),
    /// Create a person, or give one a new sign-in code.
    #[command(subcommand)]
    User(user::User),
    /// Check or publish a course folder.
    #[command(subcommand)]
    Course(course::Course),
    /// Make the pictures of one file: reads it from standard input, in a process of its own.
    #[command(hide = true)]
    Preview,
}

/// Runs the command and says what went wrong.
pub async fn run(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Command::Serve(serve) => serve.run().await,
        Command::User(user) => user.run().await,
        Command::Course(course) => course.run().await,
        Command::Preview => preview::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            tracing::debug!(%problem, "the command failed");
            complain(&problem);
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "this is what a command line says to its user"
)]
fn complain(problem: &str) {
    eprintln!("kemas: {problem}");
}

#[expect(
    clippy::print_stdout,
    reason = "this is what a command line says to its user"
)]
fn say(line: &str) {
    println!("{line}");
}

//! The commands of `kemas`, one file each.

mod backup;
mod cohort;
mod course;
mod doctor;
mod place;
mod preview;
mod restore;
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
    /// Bring a list of participants into a cohort.
    #[command(subcommand)]
    Cohort(cohort::Cohort),
    /// Write the database and the files of one moment into one archive, while the site serves.
    Backup(backup::Backup),
    /// Put a backup into a new data folder.
    Restore(restore::Restore),
    /// Look over database and files, and say what is wrong. Changes nothing; fails when it finds something. There is no
    /// `--rebuild`: every figure is counted from its rows, so there are no counters that could be wrong.
    Doctor(doctor::Doctor),
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
        Command::Cohort(cohort) => cohort.run().await,
        Command::Doctor(doctor) => doctor.run().await,
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
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

#[cfg(test)]
mod tests;

//! The program itself: killed in the middle of things, alone in an empty folder, backed up while it serves.

mod alone;
mod backup;
mod browser;
mod command_line;
mod first_steps;
mod kill;
mod server;

/// The program.
const KEMAS: &str = env!("CARGO_BIN_EXE_kemas");

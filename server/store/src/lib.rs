//! The only SQL, the only transactions, the only file storage of Kemas.
//!
//! A query is a function that takes the [`Db`] and the [`Actor`](domain::access::Actor) who asks, and finds only what is
//! theirs. A write is one command: one transaction, with its audit row, its jobs and its first answer in it.

pub mod audit;
pub mod backup;
pub mod cohorts;
pub mod command;
pub mod content;
pub mod doctor;
pub mod error;
pub mod files;
pub mod holidays;
pub mod identity;
pub mod jobs;
pub mod learning;
pub mod organisation;
pub mod password;
pub mod permits;
pub mod products;
pub mod review;
pub mod seal;
pub mod setting;
pub mod submissions;
pub mod tidy;
pub mod token;
pub mod trail;

mod conn;
mod migrate;

/// The database's file in a data folder.
pub const SQLITE_FILE: &str = "kemas.sqlite";
/// The folder of stored files in a data folder.
pub const FILES_FOLDER: &str = "files";

pub use command::CommandKey;
pub use conn::{Conn, Db, Lock, Reader};
pub use error::{Error, Failure};

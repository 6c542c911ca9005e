//! The whole of Kemas in one archive: every row of one moment as JSON lines, every file those rows name, and a manifest
//! with the digest of each. The same archive goes back into either engine.
//!
//! Backup and restore read and write files in the calling thread: they are for the command line, not for a request.

mod archive;
mod error;
mod folder;
mod hold;
mod make;
mod manifest;
mod restore;
mod row;
mod source;
mod table;

pub use error::BackupError;
pub use hold::{is_orphan, let_go_of_files};
pub use make::{Made, make};
pub use manifest::{Entry, Manifest};
pub use restore::{Destination, Restored, restore};

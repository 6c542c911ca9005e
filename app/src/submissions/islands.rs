//! What of submissions runs in a browser.

mod bring_files;
mod send_file;

pub use bring_files::{BringFiles, BringFilesProps, Gathered};
pub use send_file::{Picked, SendFile, SendFileProps, Sending};

//! What of submissions runs in a browser.

mod send_file;

pub use send_file::{Picked, SendFile, SendFileProps, Sending};

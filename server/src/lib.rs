//! Bytes, headers, cookies, limits and processes: everything between the outside and `app`.

pub mod cli;
pub mod clock;
pub mod demo;
pub mod http;
pub mod jobs;
pub mod preview;

//! Tables that people keep in spreadsheets: bytes or pasted rows to cells, and cells to CSV or XLSX.
//!
//! Reading is bounded, since a file comes from outside: its bytes, its unpacked bytes, its rows, its columns.

mod neutral;
mod read;
mod write;

pub use read::{Limits, Refusal, Row, read, read_text};
pub use write::{Cell, Separator, WriteError, csv, xlsx};

//! The permit card (kartu izin) of a product: which papers are there, and what must not be printed before.

mod actions;
mod labels;
mod pages;
mod warning;

pub use actions::save_permit;
pub use labels::name;
pub use pages::{card, permit};
pub use warning::{NextPaperLine, Warning};

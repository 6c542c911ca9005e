//! The calendar of days on which no answer is promised.

mod actions;
mod page;

pub use actions::{enter, remove};
pub use page::list;

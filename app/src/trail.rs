//! Who did what for whom in a cohort.

mod labels;
mod page;
mod table;

pub use page::trail;
pub use table::download;

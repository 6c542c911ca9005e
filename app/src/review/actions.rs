mod release;
mod remark;
mod save;
mod words;

pub use release::{recall, release};
pub use remark::{add_remark, judge_remark, remove_remark};
pub use save::save;

/// The most characters of a remark, a strength or a next step.
const LIMIT: usize = 4_000;

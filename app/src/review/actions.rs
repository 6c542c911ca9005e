mod edit_remark;
mod posted;
mod release;
mod remark;
mod save;
mod words;

pub use edit_remark::{change_remark, edit_remark};
pub use release::{recall, release};
pub use remark::{add_remark, judge_remark, remove_remark};
pub use save::save;

/// The most characters of a remark, a strength or a next step.
const LIMIT: usize = 4_000;

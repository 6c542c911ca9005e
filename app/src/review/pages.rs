mod carried;
mod decide;
mod desk;
mod edit_remark;
mod filter;
mod judgement;
mod missing;
mod new_remark;
mod own_checked;
mod preview;
mod queue;
mod remark_fields;
mod remarks;
mod rubric;
mod sent;
mod stale;
mod typed;
mod viewed;

pub(super) use desk::desk_page;
pub(super) use edit_remark::{EditedRemark, edit_remark_page};
pub(super) use missing::missing_words;
pub(super) use typed::{Typed, TypedRemark};

pub use desk::desk;
pub use preview::preview;
pub use queue::queue;

//! Judging work: reading takes nothing, the first edit takes a lease, and what is shown is a row of its own.

mod assessment;
mod desk;
mod feedback;
mod lease;
mod queue;
mod release;
mod remark;

pub use assessment::{Draft, EditRefusal, MarkDraft, save_draft};
pub use desk::{Desk, desk};
pub use feedback::{Feedback, Shown, ShownMark, ShownRemark, feedback, shown_before};
pub use lease::Lease;
pub use queue::{QueueItem, queue};
pub use release::{NotReady, ReleaseRefusal, recall, release, show_due};
pub use remark::{NewRemark, Remark, add_remark, delete_remark, judge_remark};

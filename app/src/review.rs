//! The review desk: the queue, and one version in front of a mentor.

mod actions;
mod pages;

pub use actions::{
    add_remark, change_remark, edit_remark, judge_remark, recall, release, remove_remark, save,
};
pub use pages::{desk, preview, queue};

//! Sending a design: the assignment, its slots, the receipt, the answer.

mod actions;
mod download;
mod pages;
mod upload;

pub use actions::{begin_next_version, open_submission, put_slot, send_version};
pub use download::{download, preview};
pub use pages::{
    SlotCard, assignment, assignments, category, feedback, level_name, receipt, severity, sheet,
    submission,
};
pub use upload::upload_slot;
pub(crate) use upload::{message as upload_message, receive};

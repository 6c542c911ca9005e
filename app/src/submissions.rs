//! Sending a design: the assignment, its slots, the receipt, the answer.

mod actions;
mod download;
pub mod islands;
mod link;
mod locked;
mod on_behalf;
mod own_check;
mod pages;
mod receive;
mod share;
mod unlisted;
mod upload;

pub use actions::{begin_next_version, open_submission, put_slot, send_version};
pub use download::{download, preview};
pub use link::{link, make_upload_link, revoke_upload_link, upload_by_link};
pub use on_behalf::{
    BROUGHT_LIMIT, Wish, bring_files, disown_version, on_behalf, participants, place_files,
};
pub use own_check::{finish_own_check, own_check};
pub use pages::{
    Answer, CriterionChoice, Exact, Levels, OnBehalfLink, SlotCard, assignment, assignments,
    category, decision_name, feedback, level_name, receipt, severity, shared_sheet, sheet,
    submission,
};
pub(crate) use receive::{
    Receiving, Refusal as FileRefusal, Wanted, key_of, message as upload_message, next_file,
};
pub use share::{revoke_link, share_sheet};
pub use upload::upload_slot;

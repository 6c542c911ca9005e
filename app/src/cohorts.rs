//! The office: cohorts and how far they are.

mod actions;
mod labels;
mod pages;
mod table;
mod upload;
mod view;

pub(crate) use labels::{chat, encoded};

pub use actions::{
    add_mentor, allocate, choose_columns, confirm, download, make_code, make_slips, open, template,
    undo,
};
pub use pages::{
    allocation, help, import, list, lists, new, participant, progress, requests, slips,
};
pub use upload::{LIST_LIMIT, bring_list};

//! The office: cohorts and how far they are.

mod actions;
mod drawn;
mod labels;
mod pages;
mod states;
mod table;
mod upload;
mod view;

pub(crate) use labels::chat;

pub use actions::{
    add_mentor, add_pause, allocate, change, change_dates, choose_columns, confirm, download,
    give_time, make_code, make_slips, move_participant, open, remove_pause, resume, template, undo,
};
pub(crate) use actions::{file_name, text_table};
pub use labels::problem as row_problem;
pub(crate) use pages::list::{Turn, asked};
pub(crate) use pages::nav::CohortNav;
pub use pages::{
    allocation, help, import, list, lists, new, participant, places, progress, requests, settings,
    slips,
};
pub use upload::{LIST_LIMIT, bring_list, list_of, message as list_refused, read_list};

//! The office: cohorts and their dates, who takes part and how far, lists, mentors, codes, and who needs help.

pub mod allocation;
pub(crate) mod care;
pub mod codes;
pub mod create;
pub mod extend;
pub mod help;
pub mod import;
pub mod office;
pub mod participant;
pub mod places;
pub mod progress;
pub mod settings;

//! The office: progress of a cohort, imports, allocation, codes, and who needs help.

pub mod allocation;
pub mod codes;
pub mod create;
pub mod help;
pub mod import;
pub mod progress;

//! The office: cohorts and how far they are.

mod pages;

pub use pages::list;

//! What a business makes: the thing that assignments are about.

mod actions;
mod labels;
mod pages;

pub use actions::{add_product, change_product};
pub use labels::{category, market};
pub use pages::{edit, list, new};

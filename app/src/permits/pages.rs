mod card;
mod permit;
mod proof;

pub(super) use permit::{Typed, permit_page};

pub use card::card;
pub use permit::permit;

//! The permit card of a product: papers with their numbers, kept by its owner, their mentor or their administrator.

mod awaited;
mod card;
mod not_halal;
mod reach;
mod save;

pub use awaited::{NextPaper, missing_on_label, next_paper};
pub use card::{Permit, PermitCard, card};
pub use not_halal::is_not_halal;
pub(crate) use reach::may_see_file;
pub use save::{Entering, NewPermit, Stale, save};

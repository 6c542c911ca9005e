//! What somebody typed into a form whose session had ended, carried over the sign-in and shown again, unsent; and into one
//! that was refused, carried over a change of language.
//!
//! The page that asks to sign in carries the fields in hidden inputs, so nothing is stored and a second tab is no trouble.
//! They are shown again only to the person for whom the form was drawn, as its sealed key says, or else the one whose
//! session it was.

mod carry;
mod fill;
mod html;
mod pages;
mod posted;

pub use carry::carry;
pub use fill::{Filled, fill};
pub use pages::{KeptFields, door, list_page, with_notice};
pub use posted::{Kept, LIMIT, Posted};

/// What a sign-in or a change of language leads to: the form, filled and unsent. Travels with the answer, for the layer that can ask for pages.
/// The page is asked for with the cookies that the answer sets.
#[derive(Clone, Debug)]
pub struct Resume(pub Kept);

//! What somebody typed into a form whose session had ended, carried over the sign-in and shown again, unsent.
//!
//! The page that asks to sign in carries the fields in hidden inputs, so nothing is stored and a second tab is no trouble.
//! They are shown again only to the person for whom the form was drawn, as its sealed key says, or else the one whose
//! session it was.

mod fill;
mod html;
mod pages;
mod posted;

pub use fill::{Filled, fill};
pub use pages::{KeptFields, door, list_page, with_notice};
pub use posted::{Kept, LIMIT, Posted};

/// What the sign-in leads to: the form, filled and unsent. Travels with the answer, for the layer that can ask for pages.
#[derive(Clone, Debug)]
pub struct Resume {
    /// What was typed.
    pub kept: Kept,
    /// The session under which the page is asked for.
    pub token: store::token::Token,
}

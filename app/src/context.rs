//! What every request has at hand: the site, and who visits it.

mod background;
mod form;
mod site;
mod visitor;

pub use background::{ACCOUNT_HEADER, Background, changed_elsewhere, not_saved, saved};
pub use form::{Fields, KeyedForm};
pub use site::{Assets, Clock, Site};
pub use visitor::{
    Arrival, LANGUAGE_COOKIE, PeerAddress, Person, TurnedAway, Visitor, session_cookie,
};

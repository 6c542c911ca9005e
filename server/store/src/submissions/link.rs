//! Upload links: a designer or printer sends one file without an account.

mod manage;
mod receive;

pub(crate) use manage::live_links;
pub use manage::{LiveLink, ShownAlready, make_link, revoke_link};
pub use receive::{LinkPage, LinkRefusal, link_page, note_received, receive_by_link};

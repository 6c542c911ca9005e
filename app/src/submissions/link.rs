//! Upload links: made and taken back by the participant, used by somebody without an account.

mod manage;
mod receive;

pub use manage::{make_upload_link, revoke_upload_link};
pub use receive::{link, upload_by_link};

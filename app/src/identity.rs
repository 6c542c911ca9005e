//! The door, one's account, and the language of the pages.

mod actions;
mod pages;

pub use actions::{
    ask_for_code, change_own_number, change_password, change_persons_number, enter_by_code,
    revoke_device, set_language, sign_in, sign_out,
};
pub use pages::{account, code, forgot, login, persons_number};

pub(crate) use pages::{Refused, login_page};

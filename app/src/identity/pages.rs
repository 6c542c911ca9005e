mod account;
mod code;
mod forgot;
mod login;

pub(super) use account::{PasswordForm, account_page};
pub(super) use code::code_page;
pub(super) use forgot::forgot_page;
pub(super) use login::{Refused, login_page};

pub use account::account;
pub use code::code;
pub use forgot::forgot;
pub use login::login;

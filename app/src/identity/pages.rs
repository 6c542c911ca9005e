mod account;
mod code;
mod forgot;
mod login;
mod number;

pub(super) use account::{AccountForm, account_page};
pub(super) use code::{CodeForm, code_page};
pub(super) use forgot::{Asking, forgot_page};
pub(super) use login::DoorError;
pub(crate) use login::{Refused, login_page};
pub(super) use number::{NumberForm, number_page};

pub use account::account;
pub use code::code;
pub use forgot::forgot;
pub use login::login;
pub use number::persons_number;

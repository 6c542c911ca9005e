//! People, how they are reached, how they come in and on which devices they stay.

mod code;
mod command_line;
mod confirm;
mod grants;
mod number;
mod password;
mod people;
mod request;
mod session;
mod sign_in;
mod tries;

pub use code::{CODE_FOR_ONE, CODE_ON_SLIP, CodeRefusal, NewCode, SignInCode, make_code, use_code};
pub use command_line::{create_on_platform, renew_code};
pub use confirm::asks_password;
pub(crate) use grants::grants;
pub use number::{
    NumberHolder, NumberRefusal, change_number_for, change_own_number, number_in_care, own_number,
};
pub use password::change_password;
pub use people::{
    NewPerson, Person, create_person, find_by_contact, grant, set_language, set_password,
};
pub use request::{Asked, OpenRequest, ask_for_code, open_requests};
pub use session::{
    Device, OWN_DEVICE, SHARED_DEVICE, SignedIn, devices, revoke, sign_out, signed_in,
    whose_session,
};
pub(crate) use session::{SessionRow, open_session, session_columns};
pub use sign_in::{Attempt, SignInRefusal, sign_in};
pub(crate) use tries::WINDOW as TRIES_COUNT_FOR;

//! Who somebody is: the ways to name oneself at the door.

mod email;
mod number;
mod password;
mod phone;

pub use email::EmailAddress;
pub use number::{AFTER_CODE, NumberReason, asks_current_password};
pub use password::{Password, PasswordRefusal};
pub use phone::{PhoneNumber, PhoneRefusal};

use crate::codes::codes;

codes! {
    /// How somebody can be reached and named.
    ContactKind {
        /// A mobile number, stored as `+62…`.
        Phone = "phone",
        /// An email address, stored in lower case.
        Email = "email",
    }
}

/// What somebody typed at the door, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identifier {
    /// A mobile number.
    Phone(PhoneNumber),
    /// An email address.
    Email(EmailAddress),
}

impl Identifier {
    /// Understands a number in any usual spelling, or an email address.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.contains('@') {
            EmailAddress::parse(typed).map(Self::Email)
        } else {
            PhoneNumber::parse(typed).ok().map(Self::Phone)
        }
    }

    /// The kind of contact this is.
    #[must_use]
    pub const fn kind(&self) -> ContactKind {
        match self {
            Self::Phone(_) => ContactKind::Phone,
            Self::Email(_) => ContactKind::Email,
        }
    }

    /// The form in which it is stored.
    #[must_use]
    pub fn stored(&self) -> &str {
        match self {
            Self::Phone(number) => number.as_str(),
            Self::Email(address) => address.as_str(),
        }
    }
}

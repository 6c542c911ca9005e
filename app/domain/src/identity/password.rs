/// A password somebody chose: 10 to 256 characters. No rule about digits or symbols (OWASP ASVS 5.0, 6.2).
#[derive(Clone)]
pub struct Password(String);

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Fewer than ten characters.
    #[error("shorter than 10 characters")]
    TooShort,
    /// More than 256 characters.
    #[error("longer than 256 characters")]
    TooLong,
    /// One of the first that anybody would try.
    #[error("too common")]
    Common,
}

/// The ones that attackers try first and that are long enough to pass the length rule.
const COMMON: [&str; 12] = [
    "1234567890",
    "0123456789",
    "0987654321",
    "1111111111",
    "0000000000",
    "qwertyuiop",
    "password123",
    "indonesia123",
    "bismillah123",
    "1234567891",
    "sayangku123",
    "surabaya123",
];

impl Password {
    /// Checks a new password.
    ///
    /// # Errors
    /// [`PasswordRefusal`] names the rule it breaks.
    pub fn choose(typed: &str) -> Result<Self, PasswordRefusal> {
        let length = typed.chars().count();
        if length < 10 {
            Err(PasswordRefusal::TooShort)
        } else if length > 256 {
            Err(PasswordRefusal::TooLong)
        } else if COMMON.contains(&typed.to_lowercase().as_str()) {
            Err(PasswordRefusal::Common)
        } else {
            Ok(Self(typed.to_owned()))
        }
    }

    /// The characters, for the hash alone.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_nothing_leaks() {
        assert_eq!(
            Password::choose("pendek").err(),
            Some(PasswordRefusal::TooShort)
        );
        assert_eq!(
            Password::choose("Bismillah123").err(),
            Some(PasswordRefusal::Common)
        );
        assert_eq!(
            format!("{:?}", Password::choose("keripik tempe")),
            "Ok(Password(…))"
        );
    }
}

//! A business and what it makes.

use crate::codes::codes;

codes! {
    /// Class of industry by workers and investment (Permenperin 64/M-IND/PER/7/2016).
    IndustryClass {
        /// Industri kecil: at most 19 workers and investment under Rp1 billion without land and building.
        Small = "small",
        /// Industri menengah: above that, up to Rp15 billion.
        Medium = "medium",
    }
}

codes! {
    /// Class of enterprise by capital or turnover (PP 7/2021; from knowledge, to be checked).
    EnterpriseClass {
        /// Usaha mikro.
        Micro = "micro",
        /// Usaha kecil.
        Small = "small",
        /// Usaha menengah.
        Medium = "medium",
    }
}

/// A business identification number: 13 digits, not all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nib(String);

impl Nib {
    /// Takes 13 digits, spaces and dots between them forgiven.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed
            .chars()
            .filter(|c| !matches!(c, ' ' | '.' | '-' | '\''))
            .collect();
        let is_number = digits.len() == 13 && digits.bytes().all(|b| b.is_ascii_digit());
        // A cell that somebody filled because it had to be: as an identity it would join strangers.
        let is_filled = digits.bytes().all(|b| digits.starts_with(char::from(b)));
        (is_number && !is_filled).then_some(Self(digits))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Nib;

    #[test]
    fn a_nib_has_thirteen_digits() {
        assert_eq!(
            Nib::parse("1234 5678 90123").map(|n| n.as_str().to_owned()),
            Some("1234567890123".to_owned())
        );
        assert!(Nib::parse("123456789012").is_none());
        assert!(Nib::parse("123456789012a").is_none());
        assert!(Nib::parse("0000000000000").is_none());
    }
}

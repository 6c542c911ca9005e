/// An Indonesian mobile number in the form `+628…`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct PhoneNumber(String);

/// Why something is not a usable number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneRefusal {
    /// Nothing typed.
    #[error("empty")]
    Empty,
    /// A spreadsheet turned it into `6,28E+12`: digits are lost.
    #[error("in scientific notation")]
    Scientific,
    /// It does not begin as an Indonesian mobile number does (08, 62 8, +62 8).
    #[error("not an Indonesian mobile number")]
    NotMobile,
    /// Too few or too many digits (a mobile number has 10 to 13 from the 0 on).
    #[error("wrong length")]
    Length,
}

impl PhoneNumber {
    /// Understands `0812…`, `+62 812…`, `62-812…`, `(0812) …`, `8 12…` and Excel's `812…`.
    ///
    /// # Errors
    /// [`PhoneRefusal`] says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, PhoneRefusal> {
        let typed = typed.trim().trim_start_matches('\'');
        if typed.is_empty() {
            return Err(PhoneRefusal::Empty);
        }
        if is_scientific(typed) {
            return Err(PhoneRefusal::Scientific);
        }
        let mut digits = String::with_capacity(15);
        let mut is_international = false;
        for character in typed.chars() {
            match character {
                '0'..='9' => digits.push(character),
                '+' if digits.is_empty() => is_international = true,
                ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2011}' | '\u{2013}' => {}
                // WhatsApp wraps copied numbers in invisible direction marks.
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                _ => return Err(PhoneRefusal::NotMobile),
            }
        }
        // +82 10… is Korea, +84 9… Vietnam: without its country it would be a stranger's number here.
        if is_international && !digits.starts_with("62") {
            return Err(PhoneRefusal::NotMobile);
        }
        let national = digits
            .strip_prefix("620")
            .or_else(|| digits.strip_prefix("62"))
            .or_else(|| digits.strip_prefix('0'))
            .unwrap_or(&digits);
        if !national.starts_with('8') {
            return Err(PhoneRefusal::NotMobile);
        }
        if !(9..=12).contains(&national.len()) {
            return Err(PhoneRefusal::Length);
        }
        Ok(Self(format!("+62{national}")))
    }

    /// As stored: `+628…`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it: `0812 3456 7890`.
    #[must_use]
    pub fn for_reading(&self) -> String {
        let national = format!("0{}", &self.0[3..]);
        national
            .as_bytes()
            .chunks(4)
            .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The digits a click-to-chat link takes: `628…`.
    #[must_use]
    pub fn for_link(&self) -> &str {
        &self.0[1..]
    }
}

fn is_scientific(typed: &str) -> bool {
    let lower = typed.to_ascii_lowercase();
    lower.split_once('e').is_some_and(|(mantissa, exponent)| {
        mantissa.starts_with(|c: char| c.is_ascii_digit())
            && exponent
                .trim_start_matches('+')
                .chars()
                .all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_spellings_are_one_number() {
        for typed in [
            "081234567890",
            "+62 812-3456-7890",
            "62-812 3456 7890",
            "(0812) 3456.7890",
            "81234567890",
            "'081234567890",
            "+62 0812 3456 7890",
            "\u{202a}+62\u{a0}812\u{2011}3456\u{2011}7890\u{202c}",
        ] {
            assert_eq!(
                PhoneNumber::parse(typed).map(|n| n.0),
                Ok("+6281234567890".to_owned()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        assert_eq!(
            PhoneNumber::parse("6,28E+12"),
            Err(PhoneRefusal::Scientific)
        );
        assert_eq!(
            PhoneNumber::parse("0318290000"),
            Err(PhoneRefusal::NotMobile)
        );
        assert_eq!(PhoneNumber::parse("08123"), Err(PhoneRefusal::Length));
        assert_eq!(PhoneNumber::parse("  "), Err(PhoneRefusal::Empty));
        assert_eq!(PhoneNumber::parse("0812abc"), Err(PhoneRefusal::NotMobile));
    }

    #[test]
    fn a_number_of_another_country_is_no_strangers_number_here() {
        for typed in [
            "+82 10 1234 5678",
            "+81 90 1234 5678",
            "+84 91 234 56 78",
            "(+82) 10-1234-5678",
            "\u{202a}+82\u{a0}10\u{2011}1234\u{2011}5678\u{202c}",
            "+0812 3456 7890",
            "+812 3456 7890",
            "+65 8123 4567",
        ] {
            assert_eq!(
                PhoneNumber::parse(typed),
                Err(PhoneRefusal::NotMobile),
                "{typed}"
            );
        }
        assert!(PhoneNumber::parse("(+62) 812 3456 7890").is_ok());
    }

    #[test]
    fn it_reads_in_groups() {
        let number = PhoneNumber::parse("+6281200000001").expect("a number");
        assert_eq!(number.for_reading(), "0812 0000 0001");
        assert_eq!(number.for_link(), "6281200000001");
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_is_stable(typed in "\\PC{0,24}") {
            if let Ok(number) = PhoneNumber::parse(&typed) {
                prop_assert_eq!(PhoneNumber::parse(number.as_str()), Ok(number.clone()));
                prop_assert_eq!(PhoneNumber::parse(&number.for_reading()), Ok(number));
            }
        }
    }
}

use super::{PermitKind, PermitState};
use crate::products::Nib;
use crate::text::{TextRefusal, one_line};

/// The most characters of a number that no source gives a form for.
const LIMIT: usize = 60;
/// The fewest digits of a P-IRT number (read November 2026 in a summary of the rule of 2018; kept, from knowledge).
const PIRT_DIGITS: usize = 15;

/// Why a number cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberRefusal {
    /// The paper is there, so it has a number.
    #[error("missing")]
    Missing,
    /// A number was typed for a paper that is not even applied for.
    #[error("no paper yet")]
    NoPaperYet,
    /// A number was typed for a paper that the product does not need.
    #[error("not needed")]
    NotNeeded,
    /// Longer than any.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The most characters allowed.
        limit: usize,
    },
    /// A NIB has 13 digits.
    #[error("not 13 digits")]
    NibDigits,
    /// A P-IRT number has 15 digits or more.
    #[error("fewer than 15 digits")]
    PirtDigits,
    /// A GTIN on a pack has 13 digits, or 8 on a tiny one.
    #[error("neither 13 nor 8 digits")]
    GtinDigits,
    /// The last digit does not follow from the others.
    #[error("the check digit should be {expected}")]
    GtinCheckDigit {
        /// What it should be.
        expected: u8,
    },
}

/// A number as it stands on the paper, checked as far as its form is known. While a paper is under way its application
/// number is taken as it is.
///
/// # Errors
/// [`NumberRefusal`] says what is wrong with it.
pub fn permit_number(
    kind: PermitKind,
    state: PermitState,
    typed: &str,
) -> Result<String, NumberRefusal> {
    let line = match one_line(typed, LIMIT) {
        Ok(line) => line,
        Err(TextRefusal::TooLong { limit }) => return Err(NumberRefusal::TooLong { limit }),
        // A laboratory's report may be known by its date alone.
        Err(TextRefusal::Empty)
            if state == PermitState::Held && kind != PermitKind::ProductTest =>
        {
            return Err(NumberRefusal::Missing);
        }
        Err(TextRefusal::Empty) => return Ok(String::new()),
    };
    match state {
        PermitState::Missing => Err(NumberRefusal::NoPaperYet),
        PermitState::NotNeeded => Err(NumberRefusal::NotNeeded),
        PermitState::InProgress => Ok(line),
        PermitState::Held => held_number(kind, line),
    }
}

fn held_number(kind: PermitKind, line: String) -> Result<String, NumberRefusal> {
    match kind {
        PermitKind::Nib => Nib::parse(&line)
            .map(|nib| nib.as_str().to_owned())
            .ok_or(NumberRefusal::NibDigits),
        PermitKind::SppIrt => pirt(&line).ok_or(NumberRefusal::PirtDigits),
        PermitKind::Gtin => gtin(&line),
        _ => Ok(line),
    }
}

/// The number without the `P-IRT No.` before it, grouped as it is on the paper.
fn pirt(line: &str) -> Option<String> {
    let number = line.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_grouped = number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/'));
    (is_grouped && digits >= PIRT_DIGITS).then(|| number.to_owned())
}

fn gtin(line: &str) -> Result<String, NumberRefusal> {
    let digits: String = line
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.'))
        .collect();
    let is_number = matches!(digits.len(), 8 | 13) && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number {
        return Err(NumberRefusal::GtinDigits);
    }
    let (body, last) = digits.split_at(digits.len() - 1);
    let expected = gtin_check_digit(body);
    if last.as_bytes()[0] - b'0' == expected {
        Ok(digits)
    } else {
        Err(NumberRefusal::GtinCheckDigit { expected })
    }
}

/// The digit that makes the weighted sum of a GTIN a multiple of ten: from the right every other digit counts threefold.
#[must_use]
pub fn gtin_check_digit(body: &str) -> u8 {
    let sum: u32 = body
        .bytes()
        .rev()
        .filter(u8::is_ascii_digit)
        .zip([3, 1].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(kind: PermitKind, typed: &str) -> Result<String, NumberRefusal> {
        permit_number(kind, PermitState::Held, typed)
    }

    #[test]
    fn a_nib_and_a_food_number_have_their_digits() {
        assert_eq!(
            held(PermitKind::Nib, "1234 5678 90123"),
            Ok("1234567890123".to_owned())
        );
        assert_eq!(
            held(PermitKind::Nib, "12345"),
            Err(NumberRefusal::NibDigits)
        );
        assert_eq!(
            held(PermitKind::SppIrt, "P-IRT No. 2063573010123-28"),
            Ok("2063573010123-28".to_owned())
        );
        for short in ["206357301012", "P-IRT", "2063573010123-28 palsu"] {
            assert_eq!(
                held(PermitKind::SppIrt, short),
                Err(NumberRefusal::PirtDigits),
                "{short}"
            );
        }
    }

    #[test]
    fn the_last_digit_of_a_barcode_is_computed() {
        assert_eq!(
            held(PermitKind::Gtin, "899 1234-56789"),
            Err(NumberRefusal::GtinDigits)
        );
        assert_eq!(
            held(PermitKind::Gtin, "4006381333931"),
            Ok("4006381333931".to_owned())
        );
        assert_eq!(
            held(PermitKind::Gtin, "96385074"),
            Ok("96385074".to_owned())
        );
        assert_eq!(
            held(PermitKind::Gtin, "4006381333930"),
            Err(NumberRefusal::GtinCheckDigit { expected: 1 })
        );
    }

    #[test]
    fn only_a_paper_that_is_there_must_have_its_number() {
        let number = |state, typed| permit_number(PermitKind::Halal, state, typed);
        assert_eq!(number(PermitState::Held, " "), Err(NumberRefusal::Missing));
        assert_eq!(number(PermitState::Missing, " "), Ok(String::new()));
        assert_eq!(
            number(PermitState::Missing, "ID35"),
            Err(NumberRefusal::NoPaperYet)
        );
        assert_eq!(number(PermitState::NotNeeded, ""), Ok(String::new()));
        assert_eq!(
            number(PermitState::NotNeeded, "ID35"),
            Err(NumberRefusal::NotNeeded)
        );
        assert_eq!(
            number(PermitState::InProgress, "SH2026-1"),
            Ok("SH2026-1".to_owned())
        );
        assert_eq!(held(PermitKind::ProductTest, ""), Ok(String::new()));
        assert_eq!(
            held(PermitKind::BpomMd, &"1".repeat(61)),
            Err(NumberRefusal::TooLong { limit: 60 })
        );
    }

    proptest! {
        #[test]
        fn a_computed_digit_is_always_right_and_a_neighbour_never(body in "[0-9]{12}", off in 1_u8..10) {
            let digit = gtin_check_digit(&body);
            let right = format!("{body}{digit}");
            let wrong = format!("{body}{}", (digit + off) % 10);
            prop_assert_eq!(held(PermitKind::Gtin, &right), Ok(right.clone()));
            prop_assert!(held(PermitKind::Gtin, &wrong).is_err());
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,80}") {
            for kind in PermitKind::ALL {
                for state in PermitState::ALL {
                    let _ = permit_number(*kind, *state, &typed);
                }
            }
        }
    }
}

use crate::ids::VersionId;

/// The number on a receipt: the version's id in a form that can be read out, with a check digit against mishearing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceiptNumber(pub VersionId);

impl std::fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = self.0.0;
        write!(f, "K-{id:05}-{}", check_digit(id))
    }
}

/// The GS1 check digit of a number: the very sum that module 8 teaches.
fn check_digit(number: i64) -> i64 {
    let mut rest = number;
    let mut weight = 3;
    let mut sum = 0;
    while rest > 0 {
        sum += rest % 10 * weight;
        weight = 4 - weight;
        rest /= 10;
    }
    (10 - sum % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_and_checks() {
        assert_eq!(ReceiptNumber(VersionId(41)).to_string(), "K-00041-3");
        // The worked example of `packaging-design.md`, section 9.
        assert_eq!(check_digit(952_100_100_001), 7);
        assert_eq!(check_digit(952_123_456_789), 9);
    }
}

use std::collections::BTreeMap;

use crate::identity::PhoneNumber;

/// The lines whose number stands in an earlier line already, with that line. The earlier one is taken.
pub fn repeated<'a>(rows: impl IntoIterator<Item = (i64, &'a PhoneNumber)>) -> BTreeMap<i64, i64> {
    let mut first: BTreeMap<&PhoneNumber, i64> = BTreeMap::new();
    let mut repeated = BTreeMap::new();
    for (line, phone) in rows {
        let earlier = *first.entry(phone).or_insert(line);
        if earlier != line {
            repeated.insert(line, earlier);
        }
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_number_is_taken_exactly_once(numbers in proptest::collection::vec(0_u8..12, 0..40)) {
            let phones: Vec<_> = numbers.iter().map(|n| PhoneNumber::parse(&format!("0812345678{n:02}")).expect("a number")).collect();
            let repeated = repeated((2_i64..).zip(&phones));
            let mut taken: Vec<_> = (2_i64..).zip(&phones).filter(|(line, _)| !repeated.contains_key(line)).map(|(_, phone)| phone).collect();
            let count = taken.len();
            taken.sort();
            taken.dedup();
            prop_assert_eq!(taken.len(), count);
            let mut all: Vec<_> = phones.iter().collect();
            all.sort();
            all.dedup();
            prop_assert_eq!(all.len(), count);
            for (line, earlier) in repeated {
                prop_assert!(earlier < line);
            }
        }
    }
}

use crate::regions::{REGIONS, Region};

/// Why a regency is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegencyRefusal {
    /// Nothing typed.
    #[error("empty")]
    Empty,
    /// Seven names are a regency and a city: which one must be said.
    #[error("a regency and a city have this name")]
    Ambiguous(&'static str),
    /// Not one of the 38.
    #[error("unknown")]
    Unknown,
}

/// Understands a code (`35.73`, `3573`) or a name (`Kota Malang`, `Kab. Malang`, `MALANG, KOTA`, `Sidoarjo`).
///
/// # Errors
/// [`RegencyRefusal`] says what is wrong with it.
pub fn regency(typed: &str) -> Result<&'static Region, RegencyRefusal> {
    let words: Vec<String> = typed
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return Err(RegencyRefusal::Empty);
    }
    if words
        .iter()
        .all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Region::by_code(&words.concat()).ok_or(RegencyRefusal::Unknown);
    }
    let is_city = words.iter().any(|word| word == "kota" || word == "city");
    let is_regency = words
        .iter()
        .any(|word| matches!(word.as_str(), "kabupaten" | "kab" | "regency"));
    let name: String = words
        .iter()
        .filter(|word| !is_kind(word))
        .map(String::as_str)
        .collect();
    let found: Vec<_> = REGIONS
        .iter()
        .filter(|region| letters(region.name) == name)
        .filter(|region| match (is_city, is_regency) {
            (true, false) => region.is_city,
            (false, true) => !region.is_city,
            _ => true,
        })
        .collect();
    match found[..] {
        [] => Err(RegencyRefusal::Unknown),
        [only] => Ok(only),
        [first, ..] => Err(RegencyRefusal::Ambiguous(first.name)),
    }
}

fn is_kind(word: &str) -> bool {
    matches!(
        word,
        "kota" | "city" | "kabupaten" | "kab" | "regency" | "jawa" | "timur" | "jatim" | "of"
    )
}

fn letters(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_codes_are_known() {
        for typed in [
            "Kota Malang",
            "35.73",
            "3573",
            "MALANG (KOTA)",
            "kota malang, Jawa Timur",
        ] {
            assert_eq!(regency(typed).map(|r| r.code), Ok("35.73"), "{typed}");
        }
        assert_eq!(regency("Kab. Malang").map(|r| r.code), Ok("35.07"));
        assert_eq!(regency("sidoarjo").map(|r| r.code), Ok("35.15"));
        assert_eq!(regency("Malang"), Err(RegencyRefusal::Ambiguous("Malang")));
        assert_eq!(regency("Kota Sidoarjo"), Err(RegencyRefusal::Unknown));
        assert_eq!(regency("Bandung"), Err(RegencyRefusal::Unknown));
        assert_eq!(regency(" - "), Err(RegencyRefusal::Empty));
    }

    #[test]
    fn seven_names_exist_twice() {
        let twice = REGIONS
            .iter()
            .filter(|region| matches!(regency(region.name), Err(RegencyRefusal::Ambiguous(_))))
            .count();
        assert_eq!(twice, 14);
    }

    #[test]
    fn everyone_is_found_by_full_name_and_code() {
        for region in &REGIONS {
            assert_eq!(regency(&region.full_name()), Ok(region));
            assert_eq!(regency(region.code), Ok(region));
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(typed in "\\PC{0,30}") {
            let _ = regency(&typed);
        }
    }
}

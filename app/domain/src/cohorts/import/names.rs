/// Words before a name that say how somebody is addressed, and not who it is.
const TITLES: [&str; 22] = [
    "bu", "ibu", "pak", "bapak", "bpk", "h", "hj", "haji", "hajah", "hajjah", "sdr", "sdri", "tn",
    "ny", "mas", "mbak", "mr", "mrs", "dr", "drs", "dra", "ir",
];
/// Words that say what form a firm has, and not which it is.
const FORMS: [&str; 8] = ["ud", "cv", "pt", "tb", "ikm", "ukm", "umkm", "pirt"];
/// A shorter word says too little: many a name begins with "Al".
const MEANINGFUL: usize = 3;

/// How a name in a list compares with the one that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The same, but for capitals, punctuation and titles.
    Same,
    /// Spelled otherwise; still the same person.
    Otherwise,
    /// Somebody else.
    Another,
}

/// Compares the name a number is recorded under with the one a list gives to it: numbers are sold again. It is the same
/// person where one meaningful word is shared.
#[must_use]
pub fn match_names(recorded: &str, given: &str) -> NameMatch {
    let (recorded, given) = (folded(recorded, &TITLES), folded(given, &TITLES));
    if recorded == given {
        return NameMatch::Same;
    }
    let is_shared = recorded
        .iter()
        .any(|word| word.chars().count() >= MEANINGFUL && given.contains(word));
    if is_shared || recorded.concat() == given.concat() {
        NameMatch::Otherwise
    } else {
        NameMatch::Another
    }
}

/// Whether two names are those of one firm: capitals, punctuation, spaces and its legal form say nothing.
#[must_use]
pub fn is_same_firm(recorded: &str, given: &str) -> bool {
    folded(recorded, &FORMS).concat() == folded(given, &FORMS).concat()
}

/// The words of a name in lower case, without punctuation and without those that say nothing, unless there are no others.
fn folded(name: &str, empty: &[&str]) -> Vec<String> {
    let words: Vec<String> = name
        .to_lowercase()
        .replace(['\'', '’', '‘', '`'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let telling: Vec<String> = words
        .iter()
        .filter(|word| !empty.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { words } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_or_capitals_make_nobody_else() {
        for given in [
            "siti aminah",
            "Ibu Siti Aminah",
            "Hj. SITI  AMINAH",
            "Bu Siti, Aminah",
        ] {
            assert_eq!(
                match_names("Siti Aminah", given),
                NameMatch::Same,
                "{given}"
            );
        }
        assert_eq!(match_names("Bu H.", "bu h"), NameMatch::Same);
        assert_eq!(match_names("Nu’man", "Nu'man Hadi"), NameMatch::Otherwise);
    }

    #[test]
    fn one_shared_word_is_the_same_person() {
        assert_eq!(match_names("Joko Susilo", "Pak Joko"), NameMatch::Otherwise);
        assert_eq!(match_names("Nurhayati", "Nur Hayati"), NameMatch::Otherwise);
        assert_eq!(
            match_names("Siti Aminah", "Budi Santoso"),
            NameMatch::Another
        );
        assert_eq!(match_names("Siti Aminah", "Bu"), NameMatch::Another);
        // Neither a title nor two letters are a person.
        assert_eq!(match_names("Bu Siti", "Bu Ani"), NameMatch::Another);
        assert_eq!(match_names("Al Farisi", "Al Ghifari"), NameMatch::Another);
    }

    #[test]
    fn a_firm_is_known_by_its_name_whatever_its_form() {
        assert!(is_same_firm("UD. Sumber Rejeki", "sumber  rejeki"));
        assert!(is_same_firm("CV", "cv."));
        assert!(!is_same_firm("Sumber Rejeki", "Sumber Makmur"));
    }

    proptest! {
        #[test]
        fn a_name_is_always_its_own(name in "\\PC{0,30}", other in "\\PC{0,30}") {
            prop_assert_eq!(match_names(&name, &name.to_lowercase()), NameMatch::Same);
            prop_assert!(is_same_firm(&name, &name));
            prop_assert_eq!(
                match_names(&name, &other) == NameMatch::Another,
                match_names(&other, &name) == NameMatch::Another
            );
        }
    }
}

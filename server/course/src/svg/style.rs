use crate::FindingKind;

/// Functions and rules that load something, or run it.
const REFUSED: &[&str] = &[
    "@import",
    "@font-face",
    "@namespace",
    "image-set(",
    "image(",
    "src(",
    "expression(",
    "-moz-binding",
    "behavior:",
    "javascript:",
];

/// Looks at a style sheet, or at one value of an attribute. `url(#…)` is the only address there may be.
pub(super) fn refused(css: &str) -> Option<FindingKind> {
    let lower = css.to_ascii_lowercase();
    // An escape can spell any of the words below differently.
    if lower.contains('\\') {
        return Some(FindingKind::OutsideReference("\\ in a style".to_owned()));
    }
    if let Some(word) = REFUSED.iter().find(|word| lower.contains(**word)) {
        return Some(FindingKind::OutsideReference((*word).to_owned()));
    }
    lower
        .match_indices("url(")
        .map(|(at, call)| &lower[at + call.len()..])
        .find(|rest| !is_inside(rest))
        .map(|rest| {
            let address = rest.split(')').next().unwrap_or(rest);
            FindingKind::OutsideReference(format!("url({address})"))
        })
}

fn is_inside(address: &str) -> bool {
    address
        .trim_start()
        .trim_start_matches(['"', '\''])
        .starts_with('#')
}

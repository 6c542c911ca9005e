use roxmltree::Attribute;

use super::style;
use crate::FindingKind;

pub(super) fn refused(attribute: Attribute<'_, '_>) -> Option<FindingKind> {
    let name = attribute.name().to_ascii_lowercase();
    let value = attribute.value();
    if name.starts_with("on") {
        return Some(FindingKind::PictureScript(attribute.name().to_owned()));
    }
    if holds_script(value) {
        return Some(FindingKind::PictureScript(value.to_owned()));
    }
    match name.as_str() {
        "href" if !value.trim().starts_with('#') => outside(value),
        "src" | "base" => outside(value),
        "href" => None,
        _ => style::refused(value),
    }
}

fn outside(value: &str) -> Option<FindingKind> {
    Some(FindingKind::OutsideReference(value.to_owned()))
}

/// A browser skips white space and control characters before it reads a scheme.
fn holds_script(value: &str) -> bool {
    let letters: String = value
        .chars()
        .filter(|character| !character.is_whitespace() && !character.is_control())
        .collect::<String>()
        .to_ascii_lowercase();
    letters.contains("javascript:") || letters.contains("vbscript:")
}

use super::Kept;
use super::html::escaped;

/// How the language switch of a page begins.
const SWITCH: &str = "<form class=\"masthead__language\"";

/// A page whose language switch carries what was sent, so that the other language shows it again; nothing when the page has
/// no such switch.
#[must_use]
pub fn carry(html: &str, kept: &Kept) -> Option<String> {
    let switch = html.find(SWITCH)?;
    let inside = switch + html[switch..].find('>')? + 1;
    let inputs: String = kept
        .carried()
        .iter()
        .map(|(name, value)| {
            format!(
                "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                escaped(name),
                escaped(value)
            )
        })
        .collect();
    let (before, after) = html.split_at(inside);
    Some(format!("{before}{inputs}{after}"))
}

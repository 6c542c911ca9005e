use super::Kept;
use super::html::{escaped, tags};

/// Where the language switch of a page is sent.
const SWITCH: &str = "/language";

/// A page whose language switch carries what was sent, so that the other language shows it again; nothing when the page has
/// no such switch.
#[must_use]
pub fn carry(html: &str, kept: &Kept) -> Option<String> {
    let inside = tags(html)
        .into_iter()
        .find(|tag| tag.name == "form" && tag.get("action").as_deref() == Some(SWITCH))?
        .at
        .end;
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

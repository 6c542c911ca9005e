//! The tags of a page that we drew ourselves: quoted attributes, escaped texts.

use std::ops::Range;

/// A start or end tag and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) is_end: bool,
    pub(super) at: Range<usize>,
    attributes: Vec<(String, Option<String>)>,
}

impl Tag {
    /// An attribute as it reads; empty where it has no value.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_deref().map(unescaped).unwrap_or_default())
    }

    /// The tag once more, with an attribute set, or taken away.
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        self.with_all(&[(name, value)])
    }

    /// The tag once more, with attributes set, or taken away.
    pub(super) fn with_all(&self, changes: &[(&str, Option<&str>)]) -> String {
        let mut text = format!("<{}", self.name);
        let is_changed = |key: &str| changes.iter().any(|(name, _)| *name == key);
        for (key, raw) in self.attributes.iter().filter(|(key, _)| !is_changed(key)) {
            match raw {
                Some(raw) => text.push_str(&format!(" {key}=\"{}\"", raw.replace('"', "&quot;"))),
                None => text.push_str(&format!(" {key}")),
            }
        }
        for (name, value) in changes {
            if let Some(value) = value {
                text.push_str(&format!(" {name}=\"{}\"", escaped(value)));
            }
        }
        text.push('>');
        text
    }
}

/// Every tag, in its order; what stands inside scripts, styles and text boxes is text.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|offset| at + offset) {
        if html[start..].starts_with("<!--") {
            at = html[start..]
                .find("-->")
                .map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let Some(tag) = tag(html, start) else {
            at = start + 1;
            continue;
        };
        at = tag.at.end;
        let is_raw =
            !tag.is_end && matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title");
        if is_raw {
            let end = format!("</{}", tag.name);
            at = html[at..]
                .find(&end)
                .map_or(html.len(), |offset| at + offset);
        }
        found.push(tag);
    }
    found
}

fn tag(html: &str, start: usize) -> Option<Tag> {
    let inside = &html[start + 1..];
    let is_end = inside.starts_with('/');
    let mut rest = inside.trim_start_matches('/');
    let name: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    if name.is_empty() {
        return None;
    }
    rest = &rest[name.len()..];
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some(Tag {
                name: name.to_ascii_lowercase(),
                is_end,
                at: start..html.len() - after.len(),
                attributes,
            });
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            attributes.push((key, None));
            continue;
        };
        let value = value.trim_start();
        let (raw, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>')?),
        };
        attributes.push((key, Some(raw.to_owned())));
        rest = after;
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

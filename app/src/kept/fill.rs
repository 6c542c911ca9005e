use std::collections::BTreeMap;
use std::ops::Range;

use super::html::{Tag, escaped, tags};

/// The anchor of the form that was filled, where it has none of its own.
const ANCHOR: &str = "kept-form";
/// Tells a script of the page that what stands in the form is not what the server has.
const UNSAVED: &str = "data-unsaved";

/// A page with what was typed in its form.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The page.
    pub html: String,
    /// The form's anchor.
    pub anchor: String,
    /// What found no place in the form.
    pub left: Vec<(String, String)>,
}

/// Puts what was typed back into the form of a page that is sent to `to`; nothing when the page has no such form.
#[must_use]
pub fn fill(html: &str, to: &str, fields: &[(String, String)]) -> Option<Filled> {
    let tags = tags(html);
    // Buttons that belong to a form and send it elsewhere than its own would.
    let leading: Vec<_> = tags
        .iter()
        .filter(|tag| tag.get("formaction").as_deref() == Some(to))
        .collect();
    let (form, controls) = forms(&tags)
        .filter(|(form, _)| {
            let posts = form
                .get("method")
                .is_some_and(|method| method.eq_ignore_ascii_case("post"));
            let id = form.get("id");
            let is_led = id.is_some() && leading.iter().any(|button| button.get("form") == id);
            posts && (is_led || form.get("action").as_deref() == Some(to))
        })
        .max_by_key(|(_, controls)| {
            let has = |name: &str| {
                controls
                    .iter()
                    .any(|tag| tag.get("name").as_deref() == Some(name))
            };
            // The first of equals: `max_by_key` takes the last.
            (
                fields.iter().filter(|(name, _)| has(name)).count(),
                std::cmp::Reverse(controls.len()),
            )
        })?;
    let mut typed = Typed::new(fields);
    for button in &leading {
        typed.forget(
            &button.get("name").unwrap_or_default(),
            &button.get("value").unwrap_or_default(),
        );
    }
    let mut edits = Vec::new();
    let anchor = form.get("id").unwrap_or_else(|| ANCHOR.to_owned());
    let marked = form.with_all(&[("id", Some(anchor.as_str())), (UNSAVED, Some(""))]);
    edits.push((form.at.clone(), marked));
    let mut list = None;
    for (nth, tag) in controls.iter().enumerate() {
        if tag.is_end {
            list = list.filter(|_| tag.name != "select");
            continue;
        }
        let name = tag.get("name").unwrap_or_default();
        match tag.name.as_str() {
            "input" => edits.extend(input(tag, &name, &mut typed)),
            "button" => typed.forget(&name, &tag.get("value").unwrap_or_default()),
            "textarea" => {
                if let (Some(text), Some(end)) = (typed.next(&name), controls.get(nth + 1)) {
                    // The first line end is eaten by browsers, so one is given.
                    edits.push((tag.at.end..end.at.start, format!("\n{}", escaped(&text))));
                }
            }
            "select" => {
                let codes: Vec<_> = controls[nth + 1..]
                    .iter()
                    .take_while(|tag| tag.name == "option")
                    .filter(|tag| !tag.is_end)
                    .filter_map(|tag| tag.get("value"))
                    .collect();
                list = typed.next_of(&name, &codes);
            }
            "option" => {
                if let Some(chosen) = &list {
                    let is_chosen = tag.get("value").as_ref() == Some(chosen);
                    edits.push((
                        tag.at.clone(),
                        tag.with("selected", is_chosen.then_some("")),
                    ));
                }
            }
            _ => {}
        }
    }
    Some(Filled {
        html: edited(html, edits),
        anchor,
        left: typed.left(),
    })
}

/// Every form with the tags of what can be filled in it.
fn forms(tags: &[Tag]) -> impl Iterator<Item = (&Tag, Vec<&Tag>)> {
    tags.iter()
        .enumerate()
        .filter(|(_, tag)| tag.name == "form" && !tag.is_end)
        .map(|(at, form)| {
            let inside = tags[at + 1..]
                .iter()
                .take_while(|tag| tag.name != "form")
                .filter(|tag| {
                    matches!(
                        tag.name.as_str(),
                        "input" | "textarea" | "select" | "option" | "button"
                    )
                })
                .collect();
            (form, inside)
        })
}

fn input(tag: &Tag, name: &str, typed: &mut Typed) -> Option<(Range<usize>, String)> {
    let kind = tag.get("type").unwrap_or_default();
    match kind.as_str() {
        "password" | "file" | "submit" => None,
        "checkbox" | "radio" => {
            if !typed.knows_form() {
                return None;
            }
            let value = tag.get("value").unwrap_or_else(|| "on".to_owned());
            let is_checked = typed.take(name, &value);
            Some((
                tag.at.clone(),
                tag.with("checked", is_checked.then_some("")),
            ))
        }
        _ => {
            let value = typed.next(name)?;
            Some((tag.at.clone(), tag.with("value", Some(&value))))
        }
    }
}

fn edited(html: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut text = String::with_capacity(html.len() + 1024);
    let mut at = 0;
    for (range, new) in edits {
        text.push_str(&html[at..range.start]);
        text.push_str(&new);
        at = range.end;
    }
    text.push_str(&html[at..]);
    text
}

/// What was typed, given out field by field.
struct Typed {
    values: BTreeMap<String, Vec<String>>,
    order: Vec<String>,
}

impl Typed {
    fn new(fields: &[(String, String)]) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut order = Vec::new();
        for (name, value) in fields {
            if !values.contains_key(name) {
                order.push(name.clone());
            }
            values.entry(name.clone()).or_default().push(value.clone());
        }
        Self { values, order }
    }

    const fn knows_form(&self) -> bool {
        !self.order.is_empty()
    }

    fn next(&mut self, name: &str) -> Option<String> {
        let values = self.values.get_mut(name)?;
        (!values.is_empty()).then(|| values.remove(0))
    }

    /// The next value, if it is one of these.
    fn next_of(&mut self, name: &str, codes: &[String]) -> Option<String> {
        let values = self.values.get_mut(name)?;
        let is_one = values.first().is_some_and(|value| codes.contains(value));
        is_one.then(|| values.remove(0))
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        let Some(values) = self.values.get_mut(name) else {
            return false;
        };
        let found = values.iter().position(|own| own == value);
        if let Some(at) = found {
            values.remove(at);
        }
        found.is_some()
    }

    fn forget(&mut self, name: &str, value: &str) {
        self.take(name, value);
    }

    fn left(mut self) -> Vec<(String, String)> {
        let mut left = Vec::new();
        for name in std::mem::take(&mut self.order) {
            let is_ours = name == "key" || name == "row_version";
            for value in self.values.remove(&name).unwrap_or_default() {
                if !is_ours && !value.trim().is_empty() {
                    left.push((name.clone(), value));
                }
            }
        }
        left
    }
}

#[cfg(test)]
mod tests;

use super::html::{attribute, tag_end, unescaped};

/// A form with everything a browser would send of it.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// Names and values, in their order.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The form whose action that is, or the one that a button of it leads there.
    pub(super) fn find(html: &str, action: &str) -> Option<Self> {
        Self::whose(html, action, "action", action).or_else(|| Self::led(html, action))
    }

    fn whose(html: &str, action: &str, name: &str, value: &str) -> Option<Self> {
        let mut rest = html;
        while let Some(start) = rest.find("<form") {
            rest = &rest[start..];
            let head = tag_end(rest)?;
            let end = rest.find("</form>")?;
            if attribute(&rest[..head], name).as_deref() == Some(value) {
                return Some(Self {
                    action: action.to_owned(),
                    fields: fields(&rest[head..end]),
                });
            }
            rest = &rest[end..];
        }
        None
    }

    fn led(html: &str, action: &str) -> Option<Self> {
        html.match_indices("<button").find_map(|(at, _)| {
            let tag = &html[at..at + tag_end(&html[at..])?];
            if attribute(tag, "formaction").as_deref() != Some(action) {
                return None;
            }
            let form = Self::whose(html, action, "id", &attribute(tag, "form")?)?;
            let pressed = attribute(tag, "name").zip(attribute(tag, "value"));
            Some(match pressed {
                Some((name, value)) => form.with(&name, &value),
                None => form,
            })
        })
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// Types into a field, or chooses.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds one more value under a name: a box that is ticked.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let Some(end) = tag_end(rest) else { break };
        let tag = &rest[..end];
        let name = attribute(tag, "name");
        let value = if tag.starts_with("<input") {
            input(tag)
        } else if tag.starts_with("<textarea") {
            rest[end..]
                .split_once("</textarea>")
                .map(|(text, _)| unescaped(text.strip_prefix('\n').unwrap_or(text)))
        } else if tag.starts_with("<select") {
            rest[end..]
                .split_once("</select>")
                .and_then(|(options, _)| selected(options))
        } else {
            None
        };
        if let (Some(name), Some(value)) = (name, value) {
            found.push((name, value));
        }
        rest = &rest[end..];
    }
    found
}

fn input(tag: &str) -> Option<String> {
    let kind = attribute(tag, "type").unwrap_or_default();
    let is_choice = kind == "radio" || kind == "checkbox";
    if kind == "file" || (is_choice && attribute(tag, "checked").is_none()) {
        return None;
    }
    Some(attribute(tag, "value").unwrap_or_default())
}

fn selected(options: &str) -> Option<String> {
    let tags: Vec<_> = options
        .match_indices("<option")
        .filter_map(|(at, _)| Some(&options[at..at + tag_end(&options[at..])?]))
        .collect();
    let chosen = tags
        .iter()
        .find(|tag| attribute(tag, "selected").is_some())
        .or_else(|| tags.first())?;
    attribute(chosen, "value")
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn it_sends_what_a_browser_would() {
        let html = r#"<form action="/a"><input name="x" value="0"></form><form method="post" action="/b">
            <input type="hidden" name="key" value="k"><input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
            <textarea name="t">
a&lt;b</textarea><select name="s"><option value="p">P</option><option value="q" selected>Q</option></select></form>"#;
        let form = Form::find(html, "/b").expect("a form");
        let sent: Vec<_> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(sent, [("key", "k"), ("r", "2"), ("t", "a<b"), ("s", "q")]);
    }

    #[test]
    fn a_button_takes_its_form_elsewhere() {
        let html = r#"<form id="f" action="/a"><input name="x" value="0"></form><button form="f" name="w">a</button>
            <button form="f" formaction="/b" name="when" value="now">b</button>"#;
        let form = Form::find(html, "/b").expect("a form");
        assert_eq!(form.action, "/b");
        assert_eq!((form.value("x"), form.value("when")), ("0", "now"));
        assert!(Form::find(html, "/c").is_none());
    }
}

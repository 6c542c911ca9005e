//! Just enough of HTML to read our own pages.

/// The words between the tags; a comment of the framework between two texts is nothing.
pub(super) fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        rest = &rest[start..];
        let is_comment = rest.starts_with("<!");
        let is_hidden = rest.starts_with("<script") || rest.starts_with("<style");
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if is_hidden {
            ["</script>", "</style>"]
                .into_iter()
                .filter_map(|end| Some(rest.find(end)? + end.len()))
                .min()
        } else {
            tag_end(rest)
        };
        if !is_comment {
            words.push(' ');
        }
        rest = &rest[end.unwrap_or(rest.len())..];
    }
    words.push_str(rest);
    let plain = unescaped(&words);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One past the `>` that ends the tag at the beginning of `html`; one inside a quoted value does not end it.
pub(super) fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    for (index, c) in html.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '>') => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// An attribute of a tag; an attribute without a value is empty.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_whole = rest[..at].ends_with(char::is_whitespace);
        let after = &rest[at + name.len()..];
        rest = after;
        if !is_whole {
            continue;
        }
        if let Some(value) = after.strip_prefix("=\"") {
            return Some(unescaped(&value[..value.find('"')?]));
        }
        if after.starts_with([' ', '>', '/']) {
            return Some(String::new());
        }
    }
}

/// The rows of every table, and of each row its cells' words.
pub(super) fn rows(html: &str) -> Vec<Vec<String>> {
    html.split("<tr")
        .skip(1)
        .map(|row| {
            let row = row.split("</tr>").next().unwrap_or_default();
            let starts: Vec<_> = ["<th", "<td"]
                .into_iter()
                .flat_map(|tag| row.match_indices(tag).map(|(at, _)| at))
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect();
            starts
                .iter()
                .map(|start| {
                    let cell = &row[*start..];
                    let end = ["</th>", "</td>"]
                        .into_iter()
                        .filter_map(|end| cell.find(end))
                        .min()
                        .unwrap_or(cell.len());
                    words(&cell[..end])
                })
                .collect()
        })
        .collect()
}

pub(super) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_a_reader_sees() {
        let html =
            r#"<p class="a > b">Soal <!>1</p><script>no</script><textarea>&lt;b&gt;</textarea>"#;
        assert_eq!(words(html), "Soal 1 <b>");
    }

    #[test]
    fn a_table_is_its_cells() {
        let html = r#"<table><thead><tr><th>A</th></tr></thead><tr role="row"><th scope="row"><a href="/x">1 &amp; 2</a></th><td></td></tr>"#;
        assert_eq!(rows(html), [vec!["A"], vec!["1 & 2", ""]]);
    }

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        let tag = r#"<input data-name="x" name="key" value="a&amp;b" checked>"#;
        assert_eq!(attribute(tag, "name").as_deref(), Some("key"));
        assert_eq!(attribute(tag, "value").as_deref(), Some("a&b"));
        assert_eq!(attribute(tag, "checked").as_deref(), Some(""));
        assert_eq!(attribute(tag, "type"), None);
    }
}

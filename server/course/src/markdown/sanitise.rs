use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Lets through only what the writer writes. It is the second lock: the first is that the writer escapes everything.
pub(super) fn sanitise(html: &str) -> String {
    ALLOWED.clean(html).to_string()
}

const TAGS: &[&str] = &[
    "h2",
    "h3",
    "p",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "br",
    "hr",
    "ul",
    "ol",
    "li",
    "blockquote",
    "aside",
    "figure",
    "figcaption",
    "img",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("img", &["src", "alt", "width", "height"]),
    ("ol", &["start"]),
    ("div", &["aria-label"]),
];

const VALUES: &[(&str, &str, &str)] = &[
    ("a", "rel", "noopener"),
    ("img", "loading", "lazy"),
    ("img", "decoding", "async"),
    ("div", "tabindex", "0"),
    ("div", "role", "region"),
    ("th", "scope", "col"),
];

const CLASSES: &[(&str, &[&str])] = &[
    (
        "aside",
        &[
            "callout",
            "callout--do",
            "callout--dont",
            "callout--note",
            "callout--task",
            "callout--check",
        ],
    ),
    ("p", &["callout__title"]),
    ("div", &["table-scroll"]),
    ("table", &["table"]),
    ("th", &["table__number"]),
    ("td", &["table__number"]),
];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut values: HashMap<_, HashMap<_, HashSet<_>>> = HashMap::new();
    for &(tag, attribute, value) in VALUES {
        let attributes = values.entry(tag).or_default();
        attributes.entry(attribute).or_default().insert(value);
    }
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .tag_attributes(sets(ATTRIBUTES))
        .tag_attribute_values(values)
        .allowed_classes(sets(CLASSES))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["https"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(ours);
    builder
});

fn sets(table: &[(&'static str, &[&'static str])]) -> HashMap<&'static str, HashSet<&'static str>> {
    table
        .iter()
        .map(|(tag, names)| (*tag, names.iter().copied().collect()))
        .collect()
}

/// Of the addresses without a host only those the writer makes.
fn ours<'v>(tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let allowed = match (tag, attribute) {
        ("a", "href") => ["#source-", "/lessons/", "https://"]
            .iter()
            .any(|start| value.starts_with(start)),
        ("img", "src") => value.starts_with("/pictures/") && value.ends_with(".svg"),
        _ => true,
    };
    allowed.then_some(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests {
    use super::sanitise;

    #[test]
    fn what_the_writer_never_writes_does_not_pass() {
        for (html, clean) in [
            ("<script>x</script><style>x</style>", ""),
            (
                "<a href=\"javascript:x\" onclick=\"x\" id=\"x\">a</a>",
                "<a>a</a>",
            ),
            ("<a href=\"/sign-out\" class=\"button\">a</a>", "<a>a</a>"),
            (
                "<a href=\"//a.org\" rel=\"opener\" target=\"_blank\">a</a>",
                "<a>a</a>",
            ),
            (
                "<img src=\"https://a.org/a.svg\" loading=\"eager\" style=\"x\">",
                "<img>",
            ),
            (
                "<div role=\"alert\" tabindex=\"-1\" class=\"table-scroll x\"></div>",
                "<div class=\"table-scroll\"></div>",
            ),
            ("<form action=\"/x\"><input name=\"a\"></form>", ""),
        ] {
            assert_eq!(sanitise(html), clean, "{html}");
        }
    }
}

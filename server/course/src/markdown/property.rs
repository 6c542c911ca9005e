use proptest::prelude::*;

use super::tests::rendered;
use super::{last_block_is_task, pieces, sections, wrong_pairs};
use crate::Language;

/// Pieces of Markdown and of attacks, in any order.
fn markdown() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        "\\PC{0,12}",
        "[ \\n>#*_`|\\[\\]()!<\"'&:;\\\\-]{1,8}",
        prop::sample::select(vec![
            "<script>alert(1)</script>",
            "</script>",
            "<ScRiPt src=//a>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<a href=\"javascript:alert(1)\">",
            "<style>@import 'x'</style>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt&#58;alert(1))",
            "[a](<java\tscript:alert(1)>)",
            "![\" onload=\"x](label.svg)",
            "![a](label.svg \"<script>\")",
            "![a](javascript:x)",
            "[a](https://a.org/\" onclick=\"x)",
            "[a](source:bpom)",
            "[a](lesson:1.4)",
            "<javascript:alert(1)>",
            "[a]: javascript:alert(1)\n\n",
            "[a]",
            "> [!TIP]\n> ",
            "> [!IMPORTANT]\n",
            "|a\" onclick=x|\n|-|\n|b|\n",
            "\n\n",
            "\n# ",
            "\n- ",
            "\n1. ",
            "    ",
            "```\n",
            "&lt;script&gt;",
            "&#x6A;avascript:",
            "<!--",
            "-->",
            "<![CDATA[",
            "<?php",
            "<math><mtext><table><mglyph><style>",
            "<noscript><p title=\"</noscript><script>",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(fragment, 0..24).prop_map(|fragments| fragments.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn rendering_lets_nothing_run(text in markdown(), english in any::<bool>()) {
        let language = if english { Language::English } else { Language::Indonesian };
        let pieces = pieces(&text);
        let (_, sections) = sections(&pieces);
        for section in sections {
            wrong_pairs(section.pieces);
            last_block_is_task(section.pieces);
        }
        let html = rendered(&text, language).html;
        prop_assert!(!html.to_lowercase().contains("<script"), "{html}");
        for (name, attributes) in tags(&html) {
            prop_assert!(ELEMENTS.contains(&name.as_str()), "<{name}> in {html}");
            for (attribute, value) in attributes {
                prop_assert!(!attribute.starts_with("on"), "{attribute} in {html}");
                prop_assert!(attribute != "style" && attribute != "id", "{attribute} in {html}");
                match attribute.as_str() {
                    "href" => prop_assert!(is_known_address(&value), "{value} in {html}"),
                    "src" => prop_assert!(value.starts_with("/pictures/"), "{value} in {html}"),
                    _ => {}
                }
            }
        }
    }
}

const ELEMENTS: &[&str] = &[
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

fn is_known_address(value: &str) -> bool {
    value.starts_with("https://") || ["#source-bpom", "/lessons/1.4"].contains(&value)
}

type Tag = (String, Vec<(String, String)>);

/// Reads opening tags the way a browser does, without the code under test.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find([' ', '>', '/']).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let Some((attribute, value)) = rest.split_once("=\"") else {
                break;
            };
            if attribute.contains('>') {
                break;
            }
            let (value, after) = value.split_once('"').expect("a closed attribute");
            attributes.push((attribute.to_lowercase(), value.to_owned()));
            rest = after;
        }
        if !name.is_empty() {
            tags.push((name, attributes));
        }
    }
    tags
}

use super::{found, html, rendered};
use crate::{FindingKind, Language};

const IMG: &str = r#"<img src="/pictures/abababababababababababababababababababababababababababababababab.svg" alt="A *pack*" width="720" height="480" loading="lazy" decoding="async">"#;

fn shortened(text: &str) -> String {
    html(text).replace(&IMG.replace("*", ""), "IMG")
}

#[test]
fn a_picture_with_a_caption_is_a_figure() {
    let figure = "<figure>IMG<figcaption>Front &amp; back</figcaption></figure>\n";
    let markdown = "![A *pack*](label.svg \"Front & back\")";
    assert_eq!(shortened(markdown), figure);
    assert_eq!(
        shortened(&format!("{markdown}\n{markdown}")),
        figure.repeat(2)
    );
    assert_eq!(shortened("![A *pack*](label.svg)"), "IMG\n");
    assert_eq!(shortened("a ![A *pack*](label.svg)"), "<p>a IMG</p>\n");
}

#[test]
fn a_picture_in_a_sentence_has_no_caption() {
    assert_eq!(found("a ![b](label.svg \"c\")"), [FindingKind::CaptionLost]);
}

#[test]
fn pictures_are_described_and_there() {
    assert_eq!(found("![](label.svg)"), [FindingKind::MissingAlt]);
    for address in [
        "other.svg",
        "label.id.svg",
        "../label.svg",
        "https://a.org/label.svg",
    ] {
        let markdown = format!("![a <b>]({address})");
        let expected = FindingKind::BrokenPicture(address.to_owned());
        let rendered = rendered(&markdown, Language::English);
        assert_eq!(rendered.findings, [(0, expected)]);
        assert!(!rendered.html.contains("<img"), "{}", rendered.html);
    }
}

#[test]
fn an_attribute_cannot_be_left() {
    let html = html("![a\" onerror=\"alert(1)](label.svg)");
    assert!(
        html.contains("alt=\"a&quot; onerror=&quot;alert(1)\""),
        "{html}"
    );
}

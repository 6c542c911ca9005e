use super::{found, html};
use crate::FindingKind;

#[test]
fn links_inside_and_outside() {
    insta::assert_snapshot!(
        html("[rule](source:bpom) [photos](lesson:1.4) [GS1](https://www.gs1.org/a?b=1&c=\"2\") <https://a.org>"),
        @r##"<p><a href="#source-bpom">rule</a> <a href="/lessons/1.4">photos</a> <a href="https://www.gs1.org/a?b=1&amp;c=%222%22" rel="noopener">GS1</a> <a href="https://a.org/" rel="noopener">https://a.org</a></p>"##
    );
}

#[test]
fn links_that_lead_nowhere() {
    assert_eq!(
        found("[a](source:x)"),
        [FindingKind::UnknownSource("x".to_owned())]
    );
    assert_eq!(
        found("[a](lesson:9.9)"),
        [FindingKind::UnknownLesson("9.9".to_owned())]
    );
    assert_eq!(
        found("[a](http://a.org)"),
        [FindingKind::HttpLink("http://a.org".to_owned())]
    );
    for address in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "mailto:a@b.org",
        "//a.org",
        "/sign-out",
        "#top",
        "https://user:password@a.org",
        "https://",
        "id.md",
        "",
    ] {
        let expected = [FindingKind::BrokenLink(address.to_owned())];
        assert_eq!(found(&format!("[a]({address})")), expected);
    }
}

#[test]
fn a_broken_link_keeps_its_words() {
    let rendered = super::rendered("a [**b**](javascript:x) c", crate::Language::English);
    assert_eq!(rendered.html, "<p>a <strong>b</strong> c</p>\n");
}

use super::{Size, inspect};
use crate::FindingKind;

fn picture(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 480" width="720" height="480">{inside}</svg>"#
    )
}

fn kinds(text: &str) -> Vec<FindingKind> {
    let (_, found) = inspect(text.as_bytes());
    found.into_iter().map(|(_, what)| what).collect()
}

#[test]
fn a_drawing_is_fine() {
    let text = picture(
        r##"<style>:root{--ink:#123}@media (prefers-color-scheme:dark){:root{--ink:#fff}} .a{fill:url(#g)}</style>
        <defs><linearGradient id="g"/></defs><rect fill="url( '#g' )" width="3" height="3"/><use href="#g"/>
        <text x="1" y="2" font-size="17">A &amp; B</text>"##,
    );
    let (size, found) = inspect(text.as_bytes());
    assert_eq!(found, []);
    assert_eq!(
        size,
        Some(Size {
            width: 720,
            height: 480
        })
    );
}

#[test]
fn nothing_that_runs() {
    for inside in [
        "<script>alert(1)</script>",
        r#"<rect onload="alert(1)"/>"#,
        r#"<rect ONCLICK="alert(1)"/>"#,
        "<use href=\"java\u{9}script:alert(1)\"/>",
        r##"<use xmlns:x="http://www.w3.org/1999/xlink" x:href="jAvascript&#58;alert(1)"/>"##,
        r#"<rect style="x: javascript:alert(1)"/>"#,
    ] {
        let kinds = kinds(&picture(inside));
        assert!(
            matches!(kinds[..], [FindingKind::PictureScript(_), ..]),
            "{inside}: {kinds:?}"
        );
    }
}

#[test]
fn nothing_from_outside() {
    for inside in [
        r#"<use href="https://example.org/a.svg#b"/>"#,
        r##"<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/svg+xml,x"/>"##,
        r#"<rect fill="url(https://example.org/#a)"/>"#,
        r#"<rect style="fill: URL( 'a.svg#b' )"/>"#,
        "<style>@IMPORT 'a.css';</style>",
        "<style>.a{fill:url(//example.org)}</style>",
        r"<style>.a{fill:\75rl(//example.org)}</style>",
        r#"<g xml:base="https://example.org/"/>"#,
        "<style><![CDATA[.a{background:image-set('a.png' 1x)}]]></style>",
        r#"<?xml-stylesheet href="a.css"?>"#,
    ] {
        let kinds = kinds(&picture(inside));
        assert!(
            matches!(kinds[..], [FindingKind::OutsideReference(_)]),
            "{inside}: {kinds:?}"
        );
    }
}

#[test]
fn only_elements_that_draw() {
    for (inside, name) in [
        ("<image/>", "image"),
        ("<foreignObject/>", "foreignObject"),
        ("<a/>", "a"),
        (r#"<set attributeName="x"/>"#, "set"),
        (r#"<p xmlns="http://www.w3.org/1999/xhtml"/>"#, "p"),
    ] {
        let expected = [FindingKind::PictureElement(name.to_owned())];
        assert_eq!(kinds(&picture(inside)), expected);
    }
}

#[test]
fn no_document_type_and_no_entities() {
    for text in [
        format!("<!DOCTYPE svg>{}", picture("")),
        format!(r#"<!DOCTYPE svg [<!ENTITY a "b">]>{}"#, picture("&a;")),
        picture("&a;"),
        "not a picture".to_owned(),
    ] {
        let kinds = kinds(&text);
        assert!(
            matches!(kinds[..], [FindingKind::UnreadablePicture(_)]),
            "{text}: {kinds:?}"
        );
    }
}

#[test]
fn a_size_in_plain_numbers_and_not_too_large() {
    let root = |attributes: &str| {
        kinds(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>"#
        ))
    };
    for attributes in [
        "",
        r#"width="10" height="10""#,
        r#"viewBox="0 0 10 10""#,
        r#"viewBox="0 0 10 10" width="100%" height="10""#,
        r#"viewBox="0 0 0 10" width="10" height="10""#,
        r#"viewBox="0 0 ten 10" width="10" height="10""#,
        r#"viewBox="0 0 10 10" width="NaN" height="inf""#,
    ] {
        assert_eq!(
            root(attributes),
            [FindingKind::PictureWithoutSize],
            "{attributes}"
        );
    }
    assert_eq!(
        root(r#"viewBox="0 0 10 10" width="100px" height="721""#),
        [FindingKind::LargePicture {
            width: 100,
            height: 721
        }]
    );
}

#[test]
fn light_and_legible() {
    let heavy = picture(&" ".repeat(12 * 1024));
    assert!(matches!(
        kinds(&heavy)[..],
        [FindingKind::HeavyPicture { .. }]
    ));
    let small = picture(
        "\n<text font-size=\"12\">a</text><g transform=\"scale(3)\"><text font-size=\"9\">b</text></g>",
    );
    let (_, found) = inspect(small.as_bytes());
    assert_eq!(
        found,
        [(Some(2), FindingKind::SmallPictureText { pixels: 12 })]
    );
}

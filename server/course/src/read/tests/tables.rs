use crate::fixture::{ENGLISH, Fixture};
use crate::{FindingKind, Language};

const MODULE: &str = "05-label/module.toml";

#[test]
fn unknown_keys_and_broken_toml_have_a_line() {
    let found = Fixture::new()
        .replace(MODULE, "outcomes", "outcome")
        .found_in(MODULE);
    assert_eq!(
        found,
        [(Some(4), FindingKind::UnknownTomlKey("outcome".to_owned()))]
    );

    let found = Fixture::new()
        .replace(MODULE, "en = \"Labels\"", "eng = \"Labels\"")
        .found_in(MODULE);
    assert_eq!(
        found,
        [(Some(2), FindingKind::UnknownTomlKey("eng".to_owned()))]
    );

    let found = Fixture::new()
        .replace(ENGLISH, "minutes = 20", "minutes = twenty")
        .check();
    assert_eq!((found[0].path.as_str(), found[0].line), (ENGLISH, Some(5)));
    assert!(matches!(found[0].what, FindingKind::Toml(_)));
}

#[test]
fn a_missing_language_has_a_line() {
    for wrong in [
        "summary = { id = \"Tulis label.\" }",
        "summary = { id = \"Tulis label.\", en = \" \" }",
    ] {
        let found = Fixture::new()
            .replace(
                MODULE,
                "summary = { id = \"Tulis label.\", en = \"Write labels.\" }",
                wrong,
            )
            .found_in(MODULE);
        assert_eq!(
            found,
            [(Some(3), FindingKind::MissingTranslation(Language::English))]
        );
    }
}

#[test]
fn keys_are_plain_and_taken_once() {
    let found = Fixture::new()
        .replace(MODULE, "\"m5\"", "\"Modul 5\"")
        .found_in(MODULE);
    assert_eq!(
        found,
        [(Some(1), FindingKind::KeySyntax("Modul 5".to_owned()))]
    );

    let assignment = "05-label/assignment.toml";
    let found = Fixture::new()
        .replace(assignment, "key = \"height\"", "key = \"markets\"")
        .found_in(assignment);
    let key = "markets".to_owned();
    let first = format!("{assignment}:8");
    assert_eq!(
        found,
        [(Some(16), FindingKind::DuplicateKey { key, first })]
    );
}

#[test]
fn both_languages_say_the_same_about_a_lesson() {
    for (from, to, line, what) in [
        ("key = \"5.1\"", "key = \"5.2\"", 2, "the key"),
        ("minutes = 20", "minutes = 21", 5, "minutes"),
        (
            "activity_minutes = 12",
            "activity_minutes = 11",
            6,
            "activity_minutes",
        ),
        ("\"partial\"", "\"verified\"", 9, "the standing of a source"),
        ("/bpom\"", "/bpom2\"", 9, "the url of a source"),
    ] {
        let found = Fixture::new().replace(ENGLISH, from, to).found_in(ENGLISH);
        assert_eq!(found, [(Some(line), FindingKind::LanguagesDiffer(what))]);
    }
}

#[test]
fn sources_are_the_same_secure_and_used() {
    let found = Fixture::new()
        .replace(
            ENGLISH,
            "[[source]]\nkey",
            "[[source]]\nkey=\"b\"\ntext=\"b\"\nstanding=\"verified\"\n[[source]]\nkey",
        )
        .found_in(ENGLISH);
    let language = Language::English;
    let key = "b".to_owned();
    assert_eq!(
        found,
        [(Some(9), FindingKind::SourceOnlyIn { key, language })]
    );

    let found = Fixture::new().rewrite("https://", "http://").check();
    assert_eq!(
        found[0].what,
        FindingKind::HttpLink("http://example.org/bpom".to_owned())
    );

    let found = Fixture::new()
        .rewrite(" [periksa](source:bpom)", "")
        .check();
    assert_eq!(
        found[0].what,
        FindingKind::SourceNotLinked("bpom".to_owned())
    );
    assert_eq!(found.len(), 2);
}

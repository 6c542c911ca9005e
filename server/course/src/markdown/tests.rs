mod links;
mod pictures;
mod structure;

use std::collections::BTreeSet;

use super::{Context, Rendered, pieces, render};
use crate::{FindingKind, Labels, Language, Picture};

/// Renders with one lesson, one source and one picture in the folder.
pub(super) fn rendered(text: &str, language: Language) -> Rendered {
    let picture = Picture {
        name: "5.1/label.svg".to_owned(),
        language: None,
        digest: "ab".repeat(32),
        bytes: Vec::new(),
        width: 720,
        height: 480,
    };
    let context = Context {
        language,
        labels: Labels::of(language),
        lessons: &BTreeSet::from(["1.4".to_owned()]),
        sources: &BTreeSet::from(["bpom".to_owned()]),
        pictures: &[picture],
    };
    render(&pieces(text), &context)
}

fn html(text: &str) -> String {
    let rendered = rendered(text, Language::English);
    assert_eq!(rendered.findings, []);
    rendered.html
}

fn found(text: &str) -> Vec<FindingKind> {
    let findings = rendered(text, Language::English).findings.into_iter();
    findings.map(|(_, what)| what).collect()
}

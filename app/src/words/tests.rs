use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::language::Language;

#[test]
fn large_counts_have_the_marks_of_the_language() {
    let said = super::cohorts::running_of(Language::Id, 1_200, 5_000);
    assert_eq!(said, "1.200 dari 5.000 baris");
    let said = super::cohorts::confirm_rows(Language::En, 5_000);
    assert_eq!(said, "Import 5,000 people");
    let said = super::cohorts::confirm_rows(Language::En, 1);
    assert_eq!(said, "Import 1 person");
}

/// A sentence that nobody says any more would be translated for ever.
#[test]
fn every_sentence_is_said_somewhere() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    read_sources(&home.join("src"), &mut sources);
    let mut unsaid = Vec::new();
    for entry in fs::read_dir(home.join("locales/id")).expect("locales") {
        let path = entry.expect("an entry").path();
        let feature = path.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("sentences");
        let sentences: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&text).expect("sentences");
        let speakers: Vec<_> = sources
            .iter()
            .filter(|source| speaks_of(source, &feature))
            .collect();
        for key in sentences.keys() {
            if !speakers.iter().any(|source| says(source, key)) {
                unsaid.push(format!("{feature}.{key}"));
            }
        }
    }
    assert_eq!(unsaid, Vec::<String>::new());
}

fn read_sources(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_sources(&path, sources);
        } else {
            sources.push(fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// Whether a file takes the words of a feature: `words::review`, or `words::{answer, review as words}`.
fn speaks_of(source: &str, feature: &str) -> bool {
    source.split("words::").skip(1).any(|rest| {
        let taken = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest
                .split(|c: char| !is_of_name(c))
                .next()
                .unwrap_or_default(),
        };
        taken
            .split(|c: char| !is_of_name(c))
            .any(|name| name == feature)
    })
}

/// Whether a file names `…::key`.
fn says(source: &str, key: &str) -> bool {
    source
        .split("::")
        .skip(1)
        .any(|rest| rest.split(|c: char| !is_of_name(c)).next() == Some(key))
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

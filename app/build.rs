//! Turns `locales/{id,en}/<feature>.json` into functions: `words::<feature>::<key>(language, …)`.
//!
//! A sentence that is missing in one language, or takes other values there, fails the build: that is why this is ours and
//! not a library that only warns.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

type Sentences = BTreeMap<String, serde_json::Value>;

/// The values that are how many of something there are: they are said with the reader's marks between thousands.
const COUNTS: &[&str] = &[
    "count", "people", "places", "capacity", "taken", "rows", "done", "total", "enrolled",
    "learning", "sent", "approved", "finished", "begun", "rest",
];

fn main() {
    let locales = Path::new("locales");
    println!("cargo::rerun-if-changed=locales");
    let mut code = String::new();
    let mut features: Vec<_> = fs::read_dir(locales.join("id"))
        .expect("locales/id")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    features.sort();
    for path in features {
        let feature = path
            .file_stem()
            .expect("name")
            .to_string_lossy()
            .into_owned();
        let id = read(&path);
        let en = read(&locales.join("en").join(format!("{feature}.json")));
        writeln!(
            code,
            "/// Words of `{feature}`.\npub mod {feature} {{\nuse domain::language::Language;"
        )
        .expect("write");
        for (key, text) in &id {
            let other = en
                .get(key)
                .unwrap_or_else(|| panic!("locales/en/{feature}.json lacks `{key}`"));
            sentence(&mut code, &feature, key, text, other);
        }
        let extra = en.keys().find(|key| !id.contains_key(*key));
        assert_eq!(extra, None, "locales/id/{feature}.json lacks a key");
        code.push_str("}\n");
    }
    let target = Path::new(&env::var("OUT_DIR").expect("OUT_DIR")).join("words.rs");
    fs::write(target, code).expect("words.rs");
}

fn read(path: &Path) -> Sentences {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A text is a string, or `{ "one": …, "other": … }` where `{count}` decides.
fn sentence(
    code: &mut String,
    feature: &str,
    key: &str,
    id: &serde_json::Value,
    en: &serde_json::Value,
) {
    let values = |text: &serde_json::Value| {
        let mut names = placeholders(form(text, "other"));
        names.sort();
        names
    };
    assert_eq!(
        values(id),
        values(en),
        "`{feature}.{key}` takes different values in the two languages"
    );
    let names = placeholders(form(id, "other"));
    let doc = form(id, "other").replace('\n', " ");
    writeln!(code, "/// {doc}").expect("write");
    if names.is_empty() {
        writeln!(
            code,
            "#[must_use] pub fn {key}(language: Language) -> &'static str {{ match language {{ Language::Id => {:?}, Language::En => {:?} }} }}",
            form(id, "other"),
            form(en, "other")
        )
        .expect("write");
        return;
    }
    let arguments: String = names
        .iter()
        .map(|name| {
            if name == "count" {
                "count: i64".to_owned()
            } else if COUNTS.contains(&name.as_str()) {
                format!("{name}: impl TryInto<u64>")
            } else {
                format!("{name}: impl std::fmt::Display")
            }
        })
        .collect::<Vec<_>>()
        .join(", ");
    let marked: String = names
        .iter()
        .filter(|name| COUNTS.contains(&name.as_str()))
        .map(|name| format!("let {name} = crate::format::whole(language, {name}); "))
        .collect();
    let is_one = if id.is_object() || en.is_object() {
        "let is_one = count == 1; "
    } else {
        ""
    };
    writeln!(
        code,
        "#[must_use] pub fn {key}(language: Language, {arguments}) -> String {{ {is_one}{marked}match language {{ Language::Id => {}, Language::En => {} }} }}",
        formatted(id),
        formatted(en)
    )
    .expect("write");
}

fn formatted(text: &serde_json::Value) -> String {
    if text.is_object() {
        format!(
            "if is_one {{ format!({:?}) }} else {{ format!({:?}) }}",
            form(text, "one"),
            form(text, "other")
        )
    } else {
        format!("format!({:?})", form(text, "other"))
    }
}

fn form<'a>(text: &'a serde_json::Value, name: &str) -> &'a str {
    text.as_str()
        .or_else(|| text.get(name).and_then(serde_json::Value::as_str))
        .expect("a text, or one and other")
}

fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default().to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

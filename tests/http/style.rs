//! The style page draws what the pages are made of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tests::TestApp;

/// What stands around every page, what lays pages out, and what an island brings along.
const NOT_DRAWN: [&str; 3] = ["_shell.scss", "_layout.scss", "_autosave.scss"];

#[tokio::test(flavor = "multi_thread")]
async fn every_component_of_the_stylesheet_is_on_the_style_page() {
    let app = TestApp::start().await;
    let html = app.as_demo().visitor().get("/style").await.ok().html();
    let drawn: BTreeSet<_> = html
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let blocks = blocks();
    assert!(blocks.len() > 20, "the stylesheet is read");
    let missing: Vec<_> = blocks
        .iter()
        .filter(|block| !drawn.contains(block.as_str()))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
    app.close().await;
}

/// The blocks that the component partials define: `.name` at the beginning of a line inside the layer.
fn blocks() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style/components");
    let mut blocks = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the components") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if NOT_DRAWN.contains(&name.as_ref()) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a partial");
        blocks.extend(text.lines().filter_map(block));
    }
    blocks
}

fn block(line: &str) -> Option<String> {
    let rest = line.strip_prefix("  .")?;
    let name: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    (!name.is_empty() && !rest[name.len()..].starts_with("__")).then_some(name)
}

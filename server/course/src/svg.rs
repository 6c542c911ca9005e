//! Whether an SVG file is a picture and nothing more.

mod attribute;
mod element;
mod size;
mod style;
mod text_size;

#[cfg(test)]
mod tests;

use roxmltree::{Document, Node, ParsingOptions};

use crate::FindingKind;

pub(crate) use size::Size;

const HEAVIEST: usize = 12 * 1024;
/// Far more than fits in 12 KB; keeps a hostile file from costing time.
const MOST_NODES: u32 = 20_000;

/// A finding with its line in the file.
pub(crate) type Found = (Option<u32>, FindingKind);

/// Looks at a picture. The size is there when it can be shown.
pub(crate) fn inspect(bytes: &[u8]) -> (Option<Size>, Vec<Found>) {
    let mut found = Vec::new();
    if bytes.len() > HEAVIEST {
        let bytes = bytes.len();
        found.push((None, FindingKind::HeavyPicture { bytes }));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        found.push((None, FindingKind::NotText));
        return (None, found);
    };
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let what = FindingKind::UnreadablePicture(error.to_string());
            found.push((None, what));
            return (None, found);
        }
    };
    for node in document.root().descendants() {
        let mut wrong = Vec::new();
        inspect_node(node, &mut wrong);
        let line = document.text_pos_at(node.range().start).row;
        found.extend(wrong.into_iter().map(|what| (Some(line), what)));
    }
    found.extend(text_size::small(&document));
    match Size::of(document.root_element()) {
        Ok(size) => (Some(size), found),
        Err(what) => {
            found.push((Some(1), what));
            (None, found)
        }
    }
}

fn inspect_node(node: Node<'_, '_>, wrong: &mut Vec<FindingKind>) {
    if let Some(instruction) = node.pi() {
        let name = format!("<?{}?>", instruction.target);
        wrong.push(FindingKind::OutsideReference(name));
    }
    if !node.is_element() {
        return;
    }
    wrong.extend(element::refused(node));
    for attribute in node.attributes() {
        wrong.extend(attribute::refused(attribute));
    }
    if node.tag_name().name() == "style" {
        let rules: String = node.children().filter_map(|child| child.text()).collect();
        wrong.extend(style::refused(&rules));
    }
}

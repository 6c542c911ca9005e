use roxmltree::{Document, Node};

use super::Found;
use super::size::{Size, view_box};
use crate::FindingKind;

const WIDE: f64 = 720.0;
const PHONE: f64 = 328.0;
const SMALLEST: f64 = 17.0;

/// The smallest text, if it cannot be read on a phone. Sizes from a style sheet and inside a scaled group are not seen.
pub(super) fn small(document: &Document<'_>) -> Option<Found> {
    let root = document.root_element();
    let (units, _) = view_box(root)?;
    let shown = f64::from(Size::of(root).ok()?.width).min(PHONE);
    let scale = shown / units * WIDE / PHONE;
    let (size, node) = document
        .descendants()
        .filter(|node| !node.ancestors().any(is_scaled))
        .filter_map(|node| Some((font_size(node)? * scale, node)))
        .min_by(|one, other| one.0.total_cmp(&other.0))?;
    if size >= SMALLEST {
        return None;
    }
    let line = document.text_pos_at(node.range().start).row;
    let pixels = size as u32;
    Some((Some(line), FindingKind::SmallPictureText { pixels }))
}

fn font_size(node: Node<'_, '_>) -> Option<f64> {
    if !matches!(node.tag_name().name(), "text" | "tspan") {
        return None;
    }
    node.attribute("font-size")?
        .trim_end_matches("px")
        .parse()
        .ok()
}

fn is_scaled(node: Node<'_, '_>) -> bool {
    node.attribute("transform")
        .is_some_and(|transform| transform.contains("scale") || transform.contains("matrix"))
}

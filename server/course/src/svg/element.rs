use roxmltree::Node;

use crate::FindingKind;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// What draws, and nothing that loads, runs, links or moves: an animation can change an address after it was checked.
const ALLOWED: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "marker",
    "clipPath",
    "mask",
    "pattern",
    "linearGradient",
    "radialGradient",
    "stop",
];

pub(super) fn refused(node: Node<'_, '_>) -> Option<FindingKind> {
    let name = node.tag_name();
    if name.namespace() == Some(NAMESPACE) && ALLOWED.contains(&name.name()) {
        return None;
    }
    let written = name.name().to_owned();
    Some(match name.name() {
        "script" => FindingKind::PictureScript("<script>".to_owned()),
        _ => FindingKind::PictureElement(written),
    })
}

use roxmltree::Node;

use crate::FindingKind;

const LONGEST: u32 = 720;

/// The size a picture is laid out with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Size {
    pub(super) fn of(root: Node<'_, '_>) -> Result<Self, FindingKind> {
        let side = |name| root.attribute(name).and_then(whole_pixels);
        let (Some(width), Some(height), Some(_)) = (side("width"), side("height"), view_box(root))
        else {
            return Err(FindingKind::PictureWithoutSize);
        };
        if width.max(height) > LONGEST {
            return Err(FindingKind::LargePicture { width, height });
        }
        Ok(Self { width, height })
    }
}

/// Width and height of the drawing's own units.
pub(super) fn view_box(root: Node<'_, '_>) -> Option<(f64, f64)> {
    let written = root.attribute("viewBox")?;
    let numbers: Vec<f64> = written
        .split([' ', ',', '\n', '\t'])
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    match numbers[..] {
        [_, _, width, height] if is_length(width) && is_length(height) => Some((width, height)),
        _ => None,
    }
}

fn whole_pixels(written: &str) -> Option<u32> {
    let number = written.trim().strip_suffix("px").unwrap_or(written);
    let pixels: f64 = number.trim().parse().ok()?;
    // A cast saturates, and the limit above refuses what is too large.
    (is_length(pixels) && pixels >= 1.0).then_some(pixels.round() as u32)
}

fn is_length(number: f64) -> bool {
    number.is_finite() && number > 0.0
}

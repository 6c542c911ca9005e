use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{DynamicImage, RgbaImage};

use super::{DrawFailure, SCREEN, THUMB, encoded, shrunk};
use crate::preview::DrawnPicture;

/// Pages that are shown of a PDF.
const PAGES: usize = 20;

/// Draws the first pages on white, the first one small as well.
pub(super) fn pages(bytes: Vec<u8>) -> Result<Vec<DrawnPicture>, DrawFailure> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => DrawFailure::Locked,
        LoadPdfError::Invalid => DrawFailure::Unreadable,
    })?;
    let cache = RenderCache::new();
    let interpreter = InterpreterSettings::default();
    let mut drawn = Vec::new();
    for (page, number) in pdf.pages().iter().take(PAGES).zip(1_u32..) {
        let (width, height) = page.render_dimensions();
        let long_side = width.max(height);
        if !(long_side.is_finite() && width >= 1.0 && height >= 1.0) {
            return Err(DrawFailure::Unreadable);
        }
        #[expect(clippy::cast_precision_loss, reason = "1600 is exact")]
        let scale = SCREEN as f32 / long_side;
        let settings = PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        };
        let pixmap = render(
            page,
            &cache,
            &interpreter,
            &RenderSettings::default(),
            &settings,
        );
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        // On an opaque ground premultiplied and plain colours are the same.
        let picture = RgbaImage::from_raw(width, height, pixmap.data_as_u8_slice().to_vec())
            .map(DynamicImage::ImageRgba8)
            .ok_or(DrawFailure::Unreadable)?;
        if number == 1 {
            drawn.push(encoded(&shrunk(&picture, THUMB), "thumb", number)?);
        }
        drawn.push(encoded(&picture, "screen", number)?);
    }
    if drawn.is_empty() {
        Err(DrawFailure::Unreadable)
    } else {
        Ok(drawn)
    }
}

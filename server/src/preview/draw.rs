mod pdf;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader};

use store::files::{FileKind, recognise};

use super::DrawnPicture;

/// Long side of the small picture, in pixels.
const THUMB: u32 = 320;
/// Long side of the picture on the desk and the feedback page, in pixels.
const SCREEN: u32 = 1600;

/// Why nothing could be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawFailure {
    /// Not a picture that we read.
    Unreadable,
    /// More pixels or memory than allowed.
    TooLarge,
    /// A PDF behind a password.
    Locked,
}

impl DrawFailure {
    /// A short code for the row.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too_large",
            Self::Locked => "locked",
        }
    }
}

/// Draws a picture upright, or the first pages of a PDF, in both sizes.
///
/// # Errors
/// [`DrawFailure`] when it cannot be read within the limits.
pub fn draw(bytes: Vec<u8>) -> Result<Vec<DrawnPicture>, DrawFailure> {
    if recognise(&bytes) == Some(FileKind::Pdf) {
        pdf::pages(bytes)
    } else {
        picture(&bytes)
    }
}

fn picture(bytes: &[u8]) -> Result<Vec<DrawnPicture>, DrawFailure> {
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| DrawFailure::Unreadable)?;
    let mut decoder = reader.into_decoder().map_err(|_| DrawFailure::Unreadable)?;
    // Some decoders do not hold themselves to a limit: the header decides before a pixel is read.
    if decoder.total_bytes() > 300_000_000 {
        return Err(DrawFailure::TooLarge);
    }
    let orientation = decoder.orientation().map_err(|_| DrawFailure::Unreadable)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| DrawFailure::Unreadable)?;
    let mut screen = shrunk(&picture, SCREEN);
    drop(picture);
    screen.apply_orientation(orientation);
    let thumb = shrunk(&screen, THUMB);
    Ok(vec![
        encoded(&thumb, "thumb", 1)?,
        encoded(&screen, "screen", 1)?,
    ])
}

fn shrunk(picture: &DynamicImage, long_side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= long_side {
        picture.clone()
    } else if picture.width().max(picture.height()) > long_side * 3 {
        // A fast pass first: the good filter is slow on tens of megapixels.
        picture.thumbnail(long_side * 2, long_side * 2).resize(
            long_side,
            long_side,
            FilterType::Triangle,
        )
    } else {
        picture.resize(long_side, long_side, FilterType::Triangle)
    }
}

/// Transparent pictures are laid on white, as on paper.
fn encoded(
    picture: &DynamicImage,
    size: &'static str,
    page: u32,
) -> Result<DrawnPicture, DrawFailure> {
    let rgba = picture.to_rgba8();
    let mut paper =
        image::RgbImage::from_pixel(rgba.width(), rgba.height(), image::Rgb([255, 255, 255]));
    for (to, from) in paper.pixels_mut().zip(rgba.pixels()) {
        let alpha = u16::from(from[3]);
        for channel in 0..3 {
            let mixed = (u16::from(from[channel]) * alpha + 255 * (255 - alpha)) / 255;
            to[channel] = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 82)
        .encode_image(&paper)
        .map_err(|_| DrawFailure::Unreadable)?;
    Ok(DrawnPicture {
        size,
        page,
        width: paper.width(),
        height: paper.height(),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgba8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
            .expect("a picture");
        bytes
    }

    #[test]
    fn both_sizes_keep_the_shape() {
        let drawn = draw(png(3200, 1600)).expect("drawn");
        assert_eq!((drawn[0].width, drawn[0].height), (320, 160));
        assert_eq!((drawn[1].width, drawn[1].height), (1600, 800));
        let small = draw(png(100, 50)).expect("drawn");
        assert_eq!((small[1].width, small[1].height), (100, 50));
    }

    #[test]
    fn what_is_no_picture_says_so() {
        assert_eq!(draw(b"no picture".to_vec()), Err(DrawFailure::Unreadable));
        let mut cut = png(64, 64);
        cut.truncate(40);
        assert_eq!(draw(cut), Err(DrawFailure::Unreadable));
    }

    #[test]
    fn a_pdf_shows_its_pages() {
        let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
            2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n\
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj\n\
            4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        let drawn = draw(pdf.to_vec()).expect("drawn");
        let pages: Vec<_> = drawn
            .iter()
            .map(|picture| (picture.size, picture.page))
            .collect();
        assert_eq!(pages, [("thumb", 1), ("screen", 1), ("screen", 2)]);
        assert_eq!((drawn[1].width, drawn[1].height), (1200, 1600));
        assert_eq!(
            draw(b"%PDF-1.7 and nothing more".to_vec()),
            Err(DrawFailure::Unreadable)
        );
    }

    #[test]
    fn a_bomb_is_recognised_by_its_header() {
        let mut bomb = png(1, 1);
        bomb[16..24].copy_from_slice(&[0, 0, 0x60, 0, 0, 0, 0x60, 0]);
        assert!(draw(bomb).is_err());
    }
}

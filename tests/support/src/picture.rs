//! Files as telephones and printers send them.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A JPEG photo that really is one.
#[must_use]
pub fn jpeg() -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 48, |x, y| {
        let shade = |value: u32| u8::try_from(value % 256).unwrap_or(0);
        Rgb([shade(x * 4), shade(y * 5), shade(x + y)])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("a picture");
    bytes.into_inner()
}

/// The words that stand for a place in [`photo_with_place`].
pub const PLACE: &str = "GPS 7.98 S 112.63 E";

/// A photo as telephones write it: the place in front of the picture and once more behind fill bytes, and a film behind its
/// end.
#[must_use]
pub fn photo_with_place() -> Vec<u8> {
    let body = format!("Exif\0\0{PLACE}");
    let length = u16::try_from(body.len() + 2).expect("a length");
    let place = [&[0xff, 0xe1], &length.to_be_bytes()[..], body.as_bytes()].concat();
    let whole = jpeg();
    let scan = whole.windows(2).position(|mark| mark == [0xff, 0xda]);
    let scan = scan.expect("a scan");
    [
        &whole[..2],
        &place,
        &whole[2..scan],
        &[0xff, 0xff],
        &place,
        &whole[scan..],
        b"\0\0\0\x18ftypmp42 ",
        PLACE.as_bytes(),
    ]
    .concat()
}

/// A photo of more than 20 MB.
#[must_use]
pub fn large_photo() -> Vec<u8> {
    let mut bytes = jpeg();
    bytes.resize(20_000_001, 0);
    bytes
}

/// What an iPhone sends unless it is told otherwise.
#[must_use]
pub fn heic() -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 24];
    bytes.extend_from_slice(b"ftypheic\0\0\0\0mif1heic");
    bytes.resize(4096, 7);
    bytes
}

/// The beginning and end of a PDF: enough to be recognised.
#[must_use]
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".to_vec()
}

mod jpeg;
mod png;
mod webp;

use bytes::Bytes;

/// The same picture with nothing in it but what it takes to draw it: what the camera wrote (place, owner, serial number) and
/// what hides behind its end (a film, more pictures) go; it is not re-encoded. Other files come back as they are. Nothing
/// where a picture cannot be read to its end: what is not understood is not handed out.
#[must_use]
pub fn without_metadata(media_type: &str, bytes: Bytes) -> Option<Bytes> {
    match media_type {
        "image/jpeg" => jpeg::clean(&bytes),
        "image/png" => png::clean(&bytes),
        "image/webp" => webp::clean(&bytes),
        _ => Some(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_cannot_be_read_is_not_handed_out() {
        for (kind, broken) in [
            ("image/jpeg", &b"\xff\xd8\xff\xe1\xff\xff"[..]),
            ("image/jpeg", b"GPS"),
            ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\x09tEXtGPS"),
            ("image/webp", b"RIFF"),
            ("image/webp", b"RIFF\x0c\0\0\0WEBPEXIF\0\0\0\0"),
        ] {
            assert_eq!(without_metadata(kind, Bytes::from_static(broken)), None);
        }
        let other = Bytes::from_static(b"%PDF-1.7");
        assert_eq!(
            without_metadata("application/pdf", other.clone()),
            Some(other)
        );
    }
}

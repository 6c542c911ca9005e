use bytes::{BufMut, Bytes, BytesMut};

/// The same picture without what the camera wrote into it (place, owner, serial number), and not re-encoded.
/// Orientation goes with it: what we show was turned upright already. Other files come back as they are.
#[must_use]
pub fn without_metadata(media_type: &str, bytes: Bytes) -> Bytes {
    match media_type {
        "image/jpeg" => jpeg(&bytes).unwrap_or(bytes),
        "image/png" => png(&bytes).unwrap_or(bytes),
        "image/webp" => webp(&bytes).unwrap_or(bytes),
        _ => bytes,
    }
}

/// Drops APP1 (EXIF, XMP), APP13 (IPTC), other APPn but APP0, APP2 (colour profile) and APP14 (Adobe), and comments.
/// An EXIF orientation stays, alone in an APP1 of its own, since without it phones show the picture lying.
fn jpeg(bytes: &[u8]) -> Option<Bytes> {
    let mut out = BytesMut::with_capacity(bytes.len());
    out.put_slice(bytes.get(..2)?);
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 2)?;
        if marker[0] != 0xff {
            return None;
        }
        // Start of scan: picture data follows to the end.
        if marker[1] == 0xda {
            out.put_slice(&bytes[at..]);
            return Some(out.freeze());
        }
        let length = usize::from(u16::from_be_bytes([
            *bytes.get(at + 2)?,
            *bytes.get(at + 3)?,
        ]));
        let segment = bytes.get(at..at + 2 + length)?;
        match marker[1] {
            0xe1 => {
                if let Some(orientation) = orientation(segment) {
                    out.put_slice(&orientation_segment(orientation));
                }
            }
            0xe3..=0xed | 0xef | 0xfe => {}
            _ => out.put_slice(segment),
        }
        at += 2 + length;
    }
}

/// The orientation tag (0x0112) of an EXIF segment, where it is not 1.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.get(4..)?.strip_prefix(b"Exif\0\0")?;
    let is_little = tiff.starts_with(b"II");
    let u16_at = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        })
    };
    let u32_at = |at: usize| {
        let four: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if is_little {
            u32::from_le_bytes(four)
        } else {
            u32::from_be_bytes(four)
        })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let count = usize::from(u16_at(directory)?);
    (0..count)
        .map(|index| directory + 2 + index * 12)
        .find(|entry| u16_at(*entry) == Some(0x0112))
        .and_then(|entry| u8::try_from(u16_at(entry + 8)?).ok())
        .filter(|orientation| (2..=8).contains(orientation))
}

fn orientation_segment(orientation: u8) -> [u8; 36] {
    let mut segment = [0_u8; 36];
    segment[..4].copy_from_slice(&[0xff, 0xe1, 0, 34]);
    segment[4..10].copy_from_slice(b"Exif\0\0");
    segment[10..18].copy_from_slice(&[b'M', b'M', 0, 42, 0, 0, 0, 8]);
    segment[18..32].copy_from_slice(&[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    segment
}

/// Drops the chunks that hold text, time and EXIF.
fn png(bytes: &[u8]) -> Option<Bytes> {
    let mut out = BytesMut::with_capacity(bytes.len());
    out.put_slice(bytes.get(..8)?);
    let mut at = 8;
    while at < bytes.len() {
        let length =
            usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(
            &chunk[4..8],
            b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME"
        ) {
            out.put_slice(chunk);
        }
        at += length + 12;
    }
    Some(out.freeze())
}

/// Drops the EXIF and XMP chunks and their flags.
fn webp(bytes: &[u8]) -> Option<Bytes> {
    let mut body = BytesMut::with_capacity(bytes.len());
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let length = usize::try_from(u32::from_le_bytes(
            bytes.get(at + 4..at + 8)?.try_into().ok()?,
        ))
        .ok()?;
        let padded = length.checked_add(length % 2)?;
        let chunk = bytes.get(at..at.checked_add(8)?.checked_add(padded)?.min(bytes.len()))?;
        match &chunk[..4] {
            b"EXIF" | b"XMP " => {}
            b"VP8X" if chunk.len() >= 9 => {
                let mut chunk = chunk.to_vec();
                chunk[8] &= !0b0000_1100;
                body.put_slice(&chunk);
            }
            _ => body.put_slice(chunk),
        }
        at += 8 + padded;
    }
    let mut out = BytesMut::with_capacity(body.len() + 12);
    out.put_slice(b"RIFF");
    out.put_u32_le(u32::try_from(body.len() + 4).ok()?);
    out.put_slice(b"WEBP");
    out.put_slice(&body);
    Some(out.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg_with(segments: &[&[u8]]) -> Bytes {
        let mut bytes = vec![0xff, 0xd8];
        for segment in segments {
            bytes.extend_from_slice(segment);
        }
        bytes.extend_from_slice(&[0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
        bytes.into()
    }

    #[test]
    fn place_and_owner_go_but_the_picture_stays_upright() {
        let turned = orientation_segment(6);
        let comment = [0xff, 0xfe, 0, 6, b'h', b'o', b'm', b'e'];
        let clean = without_metadata("image/jpeg", jpeg_with(&[&turned, &comment]));
        assert_eq!(clean, jpeg_with(&[&turned]));
        let mut exif = vec![0xff, 0xe1, 0, 16];
        exif.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08");
        assert_eq!(
            without_metadata("image/jpeg", jpeg_with(&[&exif])),
            jpeg_with(&[])
        );
    }

    #[test]
    fn a_broken_file_comes_back_as_it_is() {
        let broken = Bytes::from_static(b"\xff\xd8\xff\xe1\xff\xff");
        assert_eq!(without_metadata("image/jpeg", broken.clone()), broken);
        assert_eq!(
            without_metadata("image/webp", Bytes::from_static(b"RIFF")).len(),
            12
        );
    }
}

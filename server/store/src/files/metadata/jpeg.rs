use bytes::{BufMut, Bytes, BytesMut};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Keeps tables, frames and scans, JFIF's own segment, the colour profile and Adobe's word on colours. An EXIF orientation
/// stays, alone in a segment of its own, since without it phones show the picture lying. Whatever follows the end is left.
pub(super) fn clean(bytes: &[u8]) -> Option<Bytes> {
    if bytes.get(..2)? != [0xff, START] {
        return None;
    }
    let mut out = BytesMut::with_capacity(bytes.len());
    out.put_slice(&bytes[..2]);
    let mut at = 2;
    let mut has_scan = false;
    while let Some(marker) = next_marker(bytes, &mut at) {
        if marker == END {
            out.put_slice(&[0xff, END]);
            return has_scan.then(|| out.freeze());
        }
        // Restarts belong into a scan, and 01 means nothing: they have no length.
        if marker == 0x01 || (0xd0..=START).contains(&marker) {
            continue;
        }
        let body = segment(bytes, at)?;
        match marker {
            0xe1 => {
                if let Some(orientation) = orientation(body) {
                    out.put_slice(&orientation_segment(orientation));
                }
            }
            _ if is_needed(marker, body) => {
                out.put_slice(&[0xff, marker]);
                out.put_slice(&bytes[at..at + 2 + body.len()]);
            }
            _ => {}
        }
        at += 2 + body.len();
        if marker == SCAN {
            has_scan = true;
            let end = end_of_scan(bytes, at);
            out.put_slice(&bytes[at..end]);
            at = end;
        }
    }
    // It breaks off in its picture data; browsers draw what there is.
    has_scan.then(|| {
        out.put_slice(&[0xff, END]);
        out.freeze()
    })
}

/// The next marker's code, `at` moved behind it. Fill bytes before it are passed over, and so is anything that is none.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    let mut is_begun = false;
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        match byte {
            0xff => is_begun = true,
            0 => is_begun = false,
            marker if is_begun => return Some(marker),
            _ => {}
        }
    }
}

/// What a segment holds, behind its two bytes of length.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?);
    bytes.get(at + 2..at + usize::from(length))
}

/// Picture data runs to the next marker; a zero after FF, and restarts, are part of it.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at + 1 < bytes.len() {
        if bytes[at] == 0xff && !matches!(bytes[at + 1], 0 | 0xd0..=0xd7) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

fn is_needed(marker: u8, body: &[u8]) -> bool {
    match marker {
        // Frames, Huffman and quantisation tables, restart interval, number of lines.
        0xc0..=0xcf | SCAN..=0xdf => true,
        0xe0 => body.starts_with(b"JFIF\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe"),
        _ => false,
    }
}

/// The orientation tag (0x0112) of an EXIF segment, where it is not 1.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let is_little = tiff.starts_with(b"II");
    let u16_at = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        })
    };
    let u32_at = |at: usize| {
        let four: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: [u8; 13] = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0, 0xff, 0xd0, 3, 0xff, 0xd9];

    fn with(segments: &[&[u8]]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        for segment in segments {
            bytes.extend_from_slice(segment);
        }
        bytes.extend_from_slice(&DATA);
        bytes
    }

    fn cleaned(bytes: &[u8]) -> Vec<u8> {
        clean(bytes).expect("a picture").to_vec()
    }

    #[test]
    fn place_and_owner_go_but_the_picture_stays_upright() {
        let turned = orientation_segment(6);
        let comment = [0xff, 0xfe, 0, 6, b'h', b'o', b'm', b'e'];
        assert_eq!(cleaned(&with(&[&turned, &comment])), with(&[&turned]));
        let mut exif = vec![0xff, 0xe1, 0, 16];
        exif.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08");
        assert_eq!(cleaned(&with(&[&exif])), with(&[]));
    }

    #[test]
    fn fill_bytes_between_segments_hide_nothing() {
        let filled = [0xff, 0xff, 0xff, 0xe1, 0, 5, b'G', b'P', b'S'];
        assert_eq!(cleaned(&with(&[&filled])), with(&[]));
    }

    #[test]
    fn what_follows_the_picture_is_left() {
        let mut film = with(&[]);
        film.extend_from_slice(b"\0\0\0\x18ftypmp42 GPS");
        assert_eq!(cleaned(&film), with(&[]));
    }

    #[test]
    fn of_many_pictures_only_the_first_is_named() {
        let index = [0xff, 0xe2, 0, 6, b'M', b'P', b'F', 0];
        let mut colours = vec![0xff, 0xe2, 0, 15];
        colours.extend_from_slice(b"ICC_PROFILE\0\x01");
        assert_eq!(cleaned(&with(&[&index, &colours])), with(&[&colours]));
    }

    #[test]
    fn a_second_scan_is_kept_and_a_missing_end_is_added() {
        let mut bytes = with(&[]);
        bytes.truncate(bytes.len() - 2);
        let table = [0xff, 0xc4, 0, 3, 9];
        bytes.extend_from_slice(&table);
        bytes.extend_from_slice(&DATA);
        assert_eq!(cleaned(&bytes), bytes);
        let whole = bytes.clone();
        bytes.truncate(bytes.len() - 2);
        assert_eq!(cleaned(&bytes), whole);
    }
}

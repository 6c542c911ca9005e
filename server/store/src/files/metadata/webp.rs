use bytes::{BufMut, Bytes, BytesMut};

/// EXIF and XMP, as the extended header announces them.
const ANNOUNCED: u8 = 0b0000_1100;

/// Keeps what draws the picture, and ends where the picture says it does.
pub(super) fn clean(bytes: &[u8]) -> Option<Bytes> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let said = usize::try_from(u32::from_le_bytes(bytes[4..8].try_into().ok()?)).ok()?;
    let end = said.checked_add(8)?.min(bytes.len());
    let mut body = BytesMut::with_capacity(end);
    let mut at = 12;
    let mut has_picture = false;
    while at + 8 <= end {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?);
        let length = usize::try_from(length).ok()?;
        let padded = length.checked_add(length % 2)?;
        let next = at.checked_add(8)?.checked_add(padded)?;
        // The last byte of padding is often left out.
        let chunk = bytes.get(at..next.min(end))?;
        if chunk.len() < 8 + length {
            return None;
        }
        match &chunk[..4] {
            b"VP8X" if length >= 1 => {
                let mut chunk = chunk.to_vec();
                chunk[8] &= !ANNOUNCED;
                body.put_slice(&chunk);
            }
            b"VP8 " | b"VP8L" | b"ANMF" => {
                has_picture = true;
                body.put_slice(chunk);
            }
            b"ALPH" | b"ANIM" | b"ICCP" => body.put_slice(chunk),
            _ => {}
        }
        at = next;
    }
    if !has_picture {
        return None;
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

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("a length");
        [kind, &length.to_le_bytes()[..], data].concat()
    }

    fn picture(chunks: &[Vec<u8>]) -> Vec<u8> {
        let body = chunks.concat();
        let length = u32::try_from(body.len() + 4).expect("a length");
        [&b"RIFF"[..], &length.to_le_bytes(), b"WEBP", &body].concat()
    }

    #[test]
    fn places_go_and_so_does_what_follows_the_end() {
        let header = |flags: u8| chunk(b"VP8X", &[flags, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
        let data = chunk(b"VP8 ", b"data");
        let mut whole = picture(&[header(0x1c), data.clone(), chunk(b"EXIF", b"GPS ")]);
        whole.extend_from_slice(&chunk(b"VP8 ", b"more"));
        let clean = clean(&whole).expect("a picture");
        assert_eq!(clean, picture(&[header(0x10), data]));
    }
}

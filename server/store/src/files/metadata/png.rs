use bytes::{BufMut, Bytes, BytesMut};

/// Keeps what draws the picture: its data, colours, transparency and size in print. Ends with its last chunk, whatever
/// follows.
pub(super) fn clean(bytes: &[u8]) -> Option<Bytes> {
    let signature = bytes.get(..8)?;
    if signature != b"\x89PNG\r\n\x1a\n" {
        return None;
    }
    let mut out = BytesMut::with_capacity(bytes.len());
    out.put_slice(signature);
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let end = at
            .checked_add(usize::try_from(length).ok()?)?
            .checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        match &chunk[4..8] {
            b"IEND" => {
                out.put_slice(chunk);
                return Some(out.freeze());
            }
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"iCCP"
            | b"cICP" | b"sBIT" | b"bKGD" | b"pHYs" => out.put_slice(chunk),
            _ => {}
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("a length");
        [&length.to_be_bytes()[..], kind, data, &[0; 4]].concat()
    }

    fn picture(between: &[u8], after: &[u8]) -> Vec<u8> {
        [
            &b"\x89PNG\r\n\x1a\n"[..],
            &chunk(b"IHDR", &[0; 13]),
            between,
            &chunk(b"IDAT", b"data"),
            &chunk(b"IEND", b""),
            after,
        ]
        .concat()
    }

    #[test]
    fn texts_places_and_what_follows_the_end_go() {
        let between = [
            chunk(b"tEXt", b"Author\0Siti"),
            chunk(b"eXIf", b"GPS"),
            chunk(b"prVt", b"of a camera"),
        ]
        .concat();
        let clean = clean(&picture(&between, b"GPS behind the end")).expect("a picture");
        assert_eq!(clean, picture(b"", b""));
    }

    #[test]
    fn size_in_print_stays() {
        let size = chunk(b"pHYs", &[0; 9]);
        let whole = picture(&size, b"");
        assert_eq!(clean(&whole).expect("a picture"), whole);
    }
}

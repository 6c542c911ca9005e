/// What a file is, told by its first bytes and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    WebP,
    /// A PDF.
    Pdf,
    /// An iPhone's HEIC picture, which we do not take.
    Heic,
    /// A ZIP, and what is one inside (newer CDR files).
    Zip,
    /// A Photoshop file.
    Psd,
    /// An EPS or an older Illustrator file.
    Postscript,
    /// A CorelDRAW file.
    Cdr,
    /// Something else, kept as it is.
    Other,
}

impl FileKind {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Heic => "image/heic",
            Self::Zip => "application/zip",
            Self::Psd => "application/vnd.adobe.photoshop",
            Self::Postscript => "application/postscript",
            Self::Cdr | Self::Other => "application/octet-stream",
        }
    }

    /// The ending of a file that came without a name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Pdf => "pdf",
            Self::Heic => "heic",
            Self::Zip => "zip",
            Self::Psd => "psd",
            Self::Postscript => "eps",
            Self::Cdr => "cdr",
            Self::Other => "bin",
        }
    }
}

/// What a file is, by its beginning.
#[must_use]
pub fn recognise(head: &[u8]) -> Option<FileKind> {
    let riff = |kind: &[u8]| head.starts_with(b"RIFF") && head.get(8..8 + kind.len()) == Some(kind);
    let brand = |names: &[&[u8]]| {
        head.get(4..8) == Some(b"ftyp".as_slice())
            && names.iter().any(|name| head.get(8..12) == Some(*name))
    };
    Some(if head.starts_with(&[0xff, 0xd8, 0xff]) {
        FileKind::Jpeg
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        FileKind::Png
    } else if riff(b"WEBP") {
        FileKind::WebP
    } else if riff(b"CDR") || riff(b"cdr") {
        FileKind::Cdr
    } else if brand(&[
        b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis",
    ]) {
        FileKind::Heic
    } else if head[..head.len().min(1024)]
        .windows(5)
        .any(|window| window == b"%PDF-")
    {
        FileKind::Pdf
    } else if head.starts_with(b"PK\x03\x04") {
        FileKind::Zip
    } else if head.starts_with(b"8BPS") {
        FileKind::Psd
    } else if head.starts_with(b"%!PS") || head.starts_with(&[0xc5, 0xd0, 0xd3, 0xc6]) {
        FileKind::Postscript
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_counts_and_not_the_name() {
        assert_eq!(recognise(b"\xff\xd8\xff\xe0rest"), Some(FileKind::Jpeg));
        assert_eq!(
            recognise(b"RIFF\x00\x00\x00\x00WEBPVP8 "),
            Some(FileKind::WebP)
        );
        assert_eq!(recognise(b"\x00\x00\x00\x18ftypheic"), Some(FileKind::Heic));
        assert_eq!(recognise(b"junk%PDF-1.7"), Some(FileKind::Pdf));
        assert_eq!(recognise(b"<svg onload=alert(1)>"), None);
        assert_eq!(recognise(b""), None);
    }
}

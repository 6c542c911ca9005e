use ::store::CommandKey;
use ::store::Failure;
use ::store::files::{FileKind, Files, ObjectKey, Upload, recognise};
use ::store::submissions::NewFile;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use bytes::Bytes;
use domain::language::Language;
use domain::submissions::SlotKind;
use futures::TryStreamExt;
use sha2::{Digest, Sha256};

use crate::context::Fields;
use crate::problem::Problem;
use crate::words::submissions as words;

/// The most pixels of a picture: 50 megapixels.
const PIXEL_LIMIT: usize = 50_000_000;
/// The most text beside the files of a form.
const WORDS: usize = 300_000;
/// What is kept of a file's beginning to tell what it is.
const HEAD: usize = 512 * 1024;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// None was chosen, or an empty one.
    NoFile,
    /// Larger than its kind may be.
    TooLarge(SlotKind),
    /// More pixels than we decode.
    TooManyPixels,
    /// A picture of an iPhone in a form we do not take.
    Heic,
    /// Not what is asked for.
    WrongKind(Wanted),
    /// The line went dead before it was whole.
    Cut,
}

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Of the kind of its slot.
    Kind(SlotKind),
    /// A paper: photographed, or the PDF it came as.
    PhotoOrPdf,
    /// Whatever a slot takes; nobody has said which.
    Anything,
}

impl Wanted {
    fn takes(self, kind: SlotKind) -> bool {
        match self {
            Self::Kind(wanted) => wanted == kind,
            Self::PhotoOrPdf => matches!(kind, SlotKind::Photo | SlotKind::Pdf),
            Self::Anything => true,
        }
    }

    /// The kind that may be largest.
    const fn largest(self) -> SlotKind {
        match self {
            Self::Kind(kind) => kind,
            Self::PhotoOrPdf => SlotKind::Pdf,
            Self::Anything => SlotKind::Design,
        }
    }
}

/// What came where a form has a file.
pub(crate) struct Arrived {
    /// What its sender calls it.
    pub(crate) name: String,
    /// The file, stored; one that is refused leaves nothing behind.
    pub(crate) file: Result<NewFile, Refusal>,
}

/// The key of a form whose fields have come.
pub(crate) fn key_of(fields: &Fields) -> Result<CommandKey, Problem> {
    CommandKey::parse(fields.text("key")).ok_or(Problem::BadRequest)
}

/// Reads a form on to its next file; the fields on the way are added to `fields`, the key before any file. Nothing when
/// there is no file any more.
pub(crate) async fn next_file(
    form: &mut Multipart,
    fields: &mut Fields,
    receiving: &mut Receiving<'_>,
) -> Result<Option<Arrived>, Problem> {
    let cut = || Arrived {
        name: String::new(),
        file: Err(Refusal::Cut),
    };
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(None),
            Err(_) => return Ok(Some(cut())),
        };
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            key_of(fields)?;
            let name = domain::text::file_name(field.file_name().unwrap_or_default());
            let file = receiving.take(field).await?;
            return Ok(Some(Arrived { name, file }));
        }
        let Ok(text) = field.text().await else {
            return Ok(Some(cut()));
        };
        fields.0.push((name, text));
        if fields.0.iter().map(|(_, text)| text.len()).sum::<usize>() > WORDS {
            return Err(Problem::TooLarge);
        }
    }
}

/// A file on its way into the storage.
pub(crate) struct Receiving<'a> {
    /// Where it goes.
    files: &'a Files,
    /// What it may be.
    wanted: Wanted,
    /// How many bytes have come, taken or not.
    pub(super) received: u64,
}

impl<'a> Receiving<'a> {
    pub(crate) const fn new(files: &'a Files, wanted: Wanted) -> Self {
        Self {
            files,
            wanted,
            received: 0,
        }
    }

    /// Streams a field to the storage. A file that is refused leaves nothing behind.
    async fn take(&mut self, mut field: Field<'_>) -> Result<Result<NewFile, Refusal>, Problem> {
        let name = domain::text::file_name(field.file_name().unwrap_or_default());
        let object_key = ObjectKey::new("uploads")?;
        let mut upload = self.files.begin(&object_key).await?;
        let outcome =
            self.stream(&mut field, &mut upload)
                .await
                .and_then(|(head, byte_size, sha256)| {
                    let recognised =
                        judge(&head, byte_size, self.wanted).map_err(Failure::Refused)?;
                    Ok((head, byte_size, sha256, recognised))
                });
        let (head, byte_size, sha256, recognised) = match outcome {
            Ok(received) => received,
            Err(Failure::Refused(refusal)) => {
                upload.abort().await?;
                return Ok(Err(refusal));
            }
            // What could not take a part may not forget the others either; the page is about the first of the two.
            Err(Failure::Store(error)) => {
                let _ = upload.abort().await;
                return Err(error.into());
            }
        };
        upload.finish().await?;
        let stem = match self.wanted {
            Wanted::Kind(kind) => kind.code(),
            Wanted::PhotoOrPdf | Wanted::Anything => "file",
        };
        let name = if name.is_empty() {
            format!("{stem}.{}", recognised.extension())
        } else {
            name
        };
        Ok(Ok(NewFile {
            object_key,
            name,
            media_type: recognised.media_type(),
            byte_size: i64::try_from(byte_size).unwrap_or(i64::MAX),
            sha256,
            pixels: pixels(&head, recognised),
            is_data_saver: false,
        }))
    }

    async fn stream(
        &mut self,
        field: &mut Field<'_>,
        upload: &mut Upload,
    ) -> Result<(Vec<u8>, u64, String), Failure<Refusal>> {
        let largest = self.wanted.largest();
        let mut head = Vec::new();
        let mut received: u64 = 0;
        let mut digest = Sha256::new();
        while let Some(chunk) = next_chunk(field)
            .await
            .map_err(|_| Failure::Refused(Refusal::Cut))?
        {
            received += chunk.len() as u64;
            self.received += chunk.len() as u64;
            if received > largest.byte_limit() {
                let found = recognise(&head).map(kind_of);
                let kind = found
                    .filter(|kind| self.wanted.takes(*kind))
                    .unwrap_or(largest);
                return Err(Failure::Refused(Refusal::TooLarge(kind)));
            }
            if head.len() < HEAD {
                head.extend_from_slice(&chunk[..chunk.len().min(HEAD - head.len())]);
            }
            digest.update(&chunk);
            upload.write(chunk).await?;
        }
        if received == 0 {
            return Err(Failure::Refused(Refusal::NoFile));
        }
        let sha256 = digest
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok((head, received, sha256))
    }
}

async fn next_chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, MultipartError> {
    field.try_next().await
}

/// What it is, by its content, and whether that is wanted.
fn judge(head: &[u8], byte_size: u64, wanted: Wanted) -> Result<FileKind, Refusal> {
    let recognised = recognise(head);
    // A design file is kept and handed back, never opened: whatever it is, it is only bytes to us.
    if wanted == Wanted::Kind(SlotKind::Design) {
        return Ok(FileKind::Other);
    }
    let (kind, recognised) = match recognised {
        Some(FileKind::Heic) => return Err(Refusal::Heic),
        Some(found) => (kind_of(found), found),
        None => return Err(Refusal::WrongKind(wanted)),
    };
    if !wanted.takes(kind) {
        return Err(Refusal::WrongKind(wanted));
    }
    if byte_size > kind.byte_limit() {
        return Err(Refusal::TooLarge(kind));
    }
    if kind == SlotKind::Photo {
        let size = imagesize::blob_size(head).map_err(|_| Refusal::WrongKind(wanted))?;
        if size.width.saturating_mul(size.height) > PIXEL_LIMIT {
            return Err(Refusal::TooManyPixels);
        }
    }
    Ok(recognised)
}

/// The kind of slot that a file is for by its nature.
const fn kind_of(found: FileKind) -> SlotKind {
    match found {
        FileKind::Jpeg | FileKind::Png | FileKind::WebP => SlotKind::Photo,
        FileKind::Pdf => SlotKind::Pdf,
        _ => SlotKind::Design,
    }
}

fn pixels(head: &[u8], kind: FileKind) -> Option<(i64, i64)> {
    if !matches!(kind, FileKind::Jpeg | FileKind::Png | FileKind::WebP) {
        return None;
    }
    let size = imagesize::blob_size(head).ok()?;
    Some((
        i64::try_from(size.width).ok()?,
        i64::try_from(size.height).ok()?,
    ))
}

/// Why a file is not taken, in the reader's words.
pub(crate) fn message(language: Language, refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::NoFile => words::no_file(language),
        Refusal::Cut => words::upload_cut(language),
        Refusal::Heic => words::heic(language),
        Refusal::TooManyPixels => words::too_many_pixels(language),
        Refusal::TooLarge(SlotKind::Photo) => words::photo_too_large(language),
        Refusal::TooLarge(SlotKind::Pdf) => words::pdf_too_large(language),
        Refusal::TooLarge(_) => words::design_too_large(language),
        Refusal::WrongKind(Wanted::Kind(SlotKind::Pdf)) => words::not_a_pdf(language),
        Refusal::WrongKind(Wanted::Kind(_)) => words::not_a_photo(language),
        Refusal::WrongKind(Wanted::PhotoOrPdf) => words::not_a_paper(language),
        Refusal::WrongKind(Wanted::Anything) => words::unknown_file(language),
    };
    text.to_owned()
}

use super::layout::LessonFolder;
use super::reader::Reader;
use crate::folder::digest_of;
use crate::svg::{Size, inspect};
use crate::{FindingKind, Language, Picture};

impl<'a> Reader<'a> {
    /// The pictures of a lesson. One that cannot be shown stays among them, so that it is not missed as well.
    pub(super) fn pictures(&mut self, folder: &LessonFolder<'a>, lesson: &str) -> Vec<Picture> {
        let mut pictures = Vec::new();
        for path in &folder.pictures {
            let Some((_, bytes)) = self.folder.file(path) else {
                continue;
            };
            let (size, found) = inspect(bytes);
            for (line, what) in found {
                self.found(path, line, what);
            }
            let Size { width, height } = size.unwrap_or_default();
            let file = path.rsplit('/').next().unwrap_or(path);
            pictures.push(Picture {
                name: format!("{lesson}/{file}"),
                language: language(file),
                digest: digest_of(bytes),
                bytes: bytes.to_vec(),
                width,
                height,
            });
        }
        for (path, picture) in folder.pictures.iter().zip(&pictures) {
            if let Some(missing) = without_twin(picture, &pictures) {
                self.found(path, None, FindingKind::MissingTranslation(missing));
            }
        }
        pictures
    }
}

fn language(file: &str) -> Option<Language> {
    let stem = file.strip_suffix(".svg")?;
    Language::ALL.into_iter().find(|language| {
        stem.rsplit_once('.')
            .is_some_and(|(_, end)| end == language.code())
    })
}

/// The language that has neither this picture nor one without words.
fn without_twin(picture: &Picture, all: &[Picture]) -> Option<Language> {
    let other = picture.language?.other();
    let name = picture.written_as();
    let has_twin = all.iter().any(|twin| {
        twin.written_as() == name && (twin.language.is_none() || twin.language == Some(other))
    });
    (!has_twin).then_some(other)
}

use crate::Language;

/// An SVG picture of a lesson. Pages ask for it as `/pictures/<digest>.svg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Lesson key and file name, `8.3/bleed.id.svg`: unique in the course, whatever the folders are called.
    pub name: String,
    /// Whose words are in it; `None` for a picture without words.
    pub language: Option<Language>,
    /// SHA-256 of the bytes in hexadecimal.
    pub digest: String,
    /// The file as it was.
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl Picture {
    /// The address a page uses.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/pictures/{}.svg", self.digest)
    }

    /// The name a lesson uses, without language: `bleed.svg`.
    #[must_use]
    pub fn written_as(&self) -> String {
        let file = self.file_name();
        match self.language {
            None => file.to_owned(),
            Some(language) => {
                let ending = format!(".{}.svg", language.code());
                format!("{}.svg", file.strip_suffix(&ending).unwrap_or(file))
            }
        }
    }

    pub(crate) fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

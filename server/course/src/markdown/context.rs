use std::collections::BTreeSet;

use crate::{Labels, Language, Picture};

/// What a text may refer to.
pub(crate) struct Context<'a> {
    pub(crate) language: Language,
    pub(crate) labels: &'static Labels,
    pub(crate) lessons: &'a BTreeSet<String>,
    pub(crate) sources: &'a BTreeSet<String>,
    /// Of the folder the text is in.
    pub(crate) pictures: &'a [Picture],
}

impl Context<'_> {
    /// The picture with words of this language, else the one without words.
    pub(crate) fn picture(&self, written: &str) -> Option<&Picture> {
        let named = |language: Option<Language>| {
            self.pictures
                .iter()
                .find(|picture| picture.language == language && picture.written_as() == written)
        };
        named(Some(self.language)).or_else(|| named(None))
    }
}

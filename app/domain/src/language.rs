//! The two languages of Kemas.

use crate::codes::codes;

codes! {
    /// A language that pages and content are written in.
    Language {
        /// Bahasa Indonesia, the first language.
        Id = "id",
        /// English.
        En = "en",
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    /// In Bahasa Indonesia.
    pub id: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The text in the reader's language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}

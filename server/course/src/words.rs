use crate::Language;

/// One text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => &self.id,
            Language::English => &self.en,
        }
    }
}

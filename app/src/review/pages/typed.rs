use domain::language::Language;
use domain::review::{RemarkCategory, Severity};
use store::review::{Draft, Remark};

use crate::format;

/// What a mentor typed and could not be saved as it was: shown again, beside what is wrong.
#[derive(Clone, Default)]
pub struct Typed {
    /// The judgement as it was typed; none keeps what is stored.
    pub draft: Option<Draft>,
    /// The same as it stands in the store, when somebody changed it meanwhile.
    pub stale: Option<Draft>,
    /// Whether what was sent was changed since it was shown.
    pub is_swapped: bool,
    /// A remark that was not added.
    pub remark: TypedRemark,
    /// Everything that has to be mended, with its field.
    pub errors: Vec<(String, String)>,
}

impl Typed {
    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<String> {
        self.errors
            .iter()
            .find(|(place, _)| place == field)
            .map(|(_, text)| text.clone())
    }
}

/// A remark as it was typed.
#[derive(Clone)]
pub struct TypedRemark {
    /// What to do.
    pub words: String,
    /// What has to stand on the pack.
    pub exact_words: String,
    /// A size in millimetres.
    pub size: String,
    /// Wajib or saran.
    pub severity: Severity,
    /// What it is about.
    pub category: RemarkCategory,
    /// The slot it is about; empty for the whole pack.
    pub slot_key: String,
}

impl Default for TypedRemark {
    fn default() -> Self {
        Self {
            words: String::new(),
            exact_words: String::new(),
            size: String::new(),
            severity: Severity::Must,
            category: RemarkCategory::Legal,
            slot_key: String::new(),
        }
    }
}

impl TypedRemark {
    /// One that is stored, as somebody would have typed it.
    #[must_use]
    pub fn of(language: Language, remark: &Remark) -> Self {
        let size = remark.size_mm.as_deref().map(|size| {
            let written = format::millimetres(language, size);
            written.trim_end_matches(" mm").to_owned()
        });
        Self {
            words: remark.words.clone(),
            exact_words: remark.exact_words.clone().unwrap_or_default(),
            size: size.unwrap_or_default(),
            severity: remark.severity,
            category: remark.category,
            slot_key: remark.slot_key.clone().unwrap_or_default(),
        }
    }

    /// Whether there is anything in it that somebody typed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty() && self.exact_words.is_empty() && self.size.is_empty()
    }
}

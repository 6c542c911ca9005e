use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use super::sheet::Sheet;
use crate::binding::bound;
use crate::{FindingKind, Language, Words};

/// Both languages as they stand in a file; one that is left out is a finding of its own, not an unreadable file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWords {
    #[serde(default)]
    id: String,
    #[serde(default)]
    en: String,
}

impl Reader<'_> {
    /// Text that is there in both languages.
    pub(super) fn words(&mut self, sheet: &Sheet<'_>, raw: &Spanned<RawWords>) -> Words {
        let at = raw.span().start;
        let RawWords { id, en } = raw.get_ref();
        let words = Words {
            id: bound(id.trim()),
            en: bound(en.trim()),
        };
        for language in Language::ALL {
            if words.get(language).is_empty() {
                self.found_at(sheet, at, FindingKind::MissingTranslation(language));
            }
        }
        words
    }

    /// Text of one language that is there.
    pub(super) fn text(
        &mut self,
        sheet: &Sheet<'_>,
        name: &'static str,
        raw: &Spanned<String>,
    ) -> String {
        let text = raw.get_ref().trim();
        if text.is_empty() {
            self.found_at(sheet, raw.span().start, FindingKind::EmptyText(name));
        }
        text.to_owned()
    }

    /// A number that makes sense.
    pub(super) fn number(
        &mut self,
        sheet: &Sheet<'_>,
        name: &'static str,
        raw: &Spanned<u32>,
        (least, most): (u32, u32),
    ) -> u32 {
        let number = *raw.get_ref();
        if !(least..=most).contains(&number) {
            let what = FindingKind::OutOfRange { name, least, most };
            self.found_at(sheet, raw.span().start, what);
        }
        number
    }
}

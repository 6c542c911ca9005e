use toml::Spanned;

use super::draft::{Draft, Drafts, RawSource};
use super::reader::Reader;
use super::sheet::Sheet;
use crate::markdown::secure_address;
use crate::{FindingKind, Language, Source, Words};

impl Reader<'_> {
    /// The list under a lesson, in the order of the Indonesian file.
    pub(super) fn sources(&mut self, drafts: &Drafts<'_>, lesson: &str) -> Vec<Source> {
        let Some(known) = drafts.id.as_ref().or(drafts.en.as_ref()) else {
            return Vec::new();
        };
        let translation = drafts.en.as_ref();
        if let Some(en) = translation {
            self.compare_keys(known, en);
        }
        let scope = format!("source of lesson {lesson}");
        let mut sources = Vec::new();
        for raw in &known.front.source {
            let id = self.text(&known.head, "the text of a source", &raw.text);
            let en = translation
                .and_then(|en| self.translated(raw, en))
                .unwrap_or_default();
            sources.push(Source {
                key: self.key(&known.head, &scope, &raw.key),
                text: Words { id, en },
                standing: raw.standing,
                url: raw
                    .url
                    .as_ref()
                    .and_then(|url| self.address(&known.head, url)),
            });
        }
        sources
    }

    fn compare_keys(&mut self, id: &Draft<'_>, en: &Draft<'_>) {
        for source in &en.front.source {
            if find(&id.front.source, source.key.get_ref()).is_none() {
                let (key, language) = (source.key.get_ref().clone(), Language::English);
                let what = FindingKind::SourceOnlyIn { key, language };
                self.found_at(&en.head, source.key.span().start, what);
            }
        }
    }

    /// The same source in the other language: its words may differ, what it is may not.
    fn translated(&mut self, raw: &RawSource, en: &Draft<'_>) -> Option<String> {
        let Some(other) = find(&en.front.source, raw.key.get_ref()) else {
            let (key, language) = (raw.key.get_ref().clone(), Language::Indonesian);
            self.found(
                en.head.path,
                None,
                FindingKind::SourceOnlyIn { key, language },
            );
            return None;
        };
        let at = other.key.span().start;
        if other.standing != raw.standing {
            self.found_at(
                &en.head,
                at,
                FindingKind::LanguagesDiffer("the standing of a source"),
            );
        }
        if other.url.as_ref().map(Spanned::get_ref) != raw.url.as_ref().map(Spanned::get_ref) {
            self.found_at(
                &en.head,
                at,
                FindingKind::LanguagesDiffer("the url of a source"),
            );
        }
        Some(self.text(&en.head, "the text of a source", &other.text))
    }

    fn address(&mut self, sheet: &Sheet<'_>, url: &Spanned<String>) -> Option<String> {
        match secure_address(url.get_ref()) {
            Ok(address) => Some(address),
            Err(what) => {
                self.found_at(sheet, url.span().start, what);
                None
            }
        }
    }
}

fn find<'s>(sources: &'s [RawSource], key: &str) -> Option<&'s RawSource> {
    sources.iter().find(|source| source.key.get_ref() == key)
}

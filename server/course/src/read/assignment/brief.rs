use std::collections::BTreeSet;

use super::super::reader::Reader;
use super::super::sheet::Sheet;
use crate::markdown::{Context, pieces, render};
use crate::{Labels, Language, Words};

impl Reader<'_> {
    /// A brief is short and has neither pictures nor sources. What is wrong in it is reported where it begins.
    pub(super) fn brief(&mut self, sheet: &Sheet<'_>, at: usize, brief: &Words) -> Words {
        let mut html = |language| self.brief_in(sheet, at, language, brief.get(language));
        Words {
            id: html(Language::Indonesian),
            en: html(Language::English),
        }
    }

    fn brief_in(&mut self, sheet: &Sheet<'_>, at: usize, language: Language, text: &str) -> String {
        let context = Context {
            language,
            labels: Labels::of(language),
            lessons: &self.lessons,
            sources: &BTreeSet::new(),
            pictures: &[],
        };
        let rendered = render(&pieces(text), &context);
        for (_, what) in rendered.findings {
            self.found_at(sheet, at, what);
        }
        rendered.html
    }
}

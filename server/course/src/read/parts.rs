use std::collections::BTreeSet;

use super::draft::{Draft, Drafts};
use super::reader::Reader;
use crate::markdown::{
    Context, Rendered, Section, last_block_is_task, pieces, render, sections, wrong_pairs,
};
use crate::{FindingKind, Labels, Language, Part, Picture, ReadingMinutes, Words};

/// One language of a part.
pub(super) struct Page {
    pub(super) title: String,
    /// The line of its heading.
    pub(super) line: u32,
    pub(super) rendered: Rendered,
}

pub(super) const WORDS_A_MINUTE: usize = 180;
const LONGEST_PART: usize = 7 * WORDS_A_MINUTE;

impl Reader<'_> {
    /// The parts of a lesson in both languages; with one language missing, it is checked and there are none.
    pub(super) fn parts(
        &mut self,
        folder: &str,
        drafts: &Drafts<'_>,
        pictures: &[Picture],
    ) -> Option<Vec<Part>> {
        let mut written = |draft: Option<&Draft<'_>>, language| {
            draft.map(|draft| self.pages(draft, language, pictures))
        };
        let id = written(drafts.id.as_ref(), Language::Indonesian);
        let en = written(drafts.en.as_ref(), Language::English);
        let (id, en) = (id?, en?);
        self.compare_parts(drafts.en.as_ref()?, &id, &en);
        self.unused_pictures(folder, id.iter().chain(&en), pictures);
        let parts = (1_u32..).zip(id.into_iter().zip(en));
        Some(
            parts
                .map(|(position, (id, en))| part(position, id, en))
                .collect(),
        )
    }

    fn pages(&mut self, draft: &Draft<'_>, language: Language, pictures: &[Picture]) -> Vec<Page> {
        let sources: BTreeSet<String> = draft
            .front
            .source
            .iter()
            .map(|source| source.key.get_ref().clone())
            .collect();
        let lessons = self.lessons.clone();
        let context = Context {
            language,
            labels: Labels::of(language),
            lessons: &lessons,
            sources: &sources,
            pictures,
        };
        let body = &draft.body;
        let pieces = pieces(body.text);
        let (lead, sections) = sections(&pieces);
        if let Some(at) = lead {
            self.found_at(body, at, FindingKind::TextBeforeFirstPart);
        }
        let mut pages = Vec::new();
        for section in &sections {
            pages.push(self.page(draft, section, &context));
        }
        match sections.last() {
            None => self.found_at(body, 0, FindingKind::NoParts),
            Some(last) => self.check_task(draft, &pages, last_block_is_task(last.pieces)),
        }
        self.check_reading(draft, &pages);
        self.check_sources(draft, &pages);
        pages
    }

    fn page(
        &mut self,
        draft: &Draft<'_>,
        section: &Section<'_, '_>,
        context: &Context<'_>,
    ) -> Page {
        let body = &draft.body;
        if section.title.is_empty() {
            self.found_at(body, section.at, FindingKind::EmptyText("the heading"));
        }
        let mut rendered = render(section.pieces, context);
        for (at, what) in rendered.findings.drain(..) {
            self.found_at(body, at, what);
        }
        for at in wrong_pairs(section.pieces) {
            self.found_at(body, at, FindingKind::DontBeforeDo);
        }
        if rendered.words > LONGEST_PART {
            let words = rendered.words;
            self.found_at(body, section.at, FindingKind::LongPart { words });
        }
        Page {
            title: section.title.clone(),
            line: body.line(section.at),
            rendered,
        }
    }
}

fn part(position: u32, id: Page, en: Page) -> Part {
    Part {
        position,
        title: Words {
            id: id.title,
            en: en.title,
        },
        html: Words {
            id: id.rendered.html,
            en: en.rendered.html,
        },
        reading_minutes: ReadingMinutes {
            id: minutes(id.rendered.words),
            en: minutes(en.rendered.words),
        },
    }
}

pub(super) fn minutes(words: usize) -> u32 {
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

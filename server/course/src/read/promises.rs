//! What a lesson promises as a whole: a task at the end, the time it takes, the sources behind it.

use super::draft::Draft;
use super::parts::{Page, WORDS_A_MINUTE, minutes};
use super::reader::Reader;
use crate::markdown::Callout;
use crate::{FindingKind, Standing};

impl Reader<'_> {
    pub(super) fn check_task(&mut self, draft: &Draft<'_>, pages: &[Page], is_last: bool) {
        let tasks: Vec<usize> = pages
            .iter()
            .flat_map(|page| &page.rendered.outline.callouts)
            .filter_map(|(callout, at)| (*callout == Callout::Task).then_some(*at))
            .collect();
        match tasks[..] {
            [] => self.found(draft.body.path, None, FindingKind::NoTask),
            [_] if is_last => {}
            [at] => self.found_at(&draft.body, at, FindingKind::TaskNotLast),
            [_, second, ..] => self.found_at(&draft.body, second, FindingKind::SecondTask),
        }
    }

    pub(super) fn check_reading(&mut self, draft: &Draft<'_>, pages: &[Page]) {
        let front = &draft.front;
        let words: usize = pages.iter().map(|page| page.rendered.words).sum();
        // Rounded to the nearest minute: the plan is in whole minutes too.
        let needed = minutes(words.saturating_sub(WORDS_A_MINUTE / 2));
        let planned = front
            .minutes
            .get_ref()
            .saturating_sub(*front.activity_minutes.get_ref());
        if needed > planned {
            let at = front.minutes.span().start;
            self.found_at(
                &draft.head,
                at,
                FindingKind::LongReading { needed, planned },
            );
        }
    }

    pub(super) fn check_sources(&mut self, draft: &Draft<'_>, pages: &[Page]) {
        for source in &draft.front.source {
            let key = source.key.get_ref();
            let is_linked = pages
                .iter()
                .any(|page| page.rendered.outline.sources.contains(key));
            if source.standing != Standing::Verified && !is_linked {
                let at = source.key.span().start;
                self.found_at(&draft.head, at, FindingKind::SourceNotLinked(key.clone()));
            }
        }
    }
}

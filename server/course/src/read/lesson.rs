use super::draft::{Draft, Drafts};
use super::layout::LessonFolder;
use super::reader::Reader;
use crate::{FindingKind, Lesson, Picture, Words};

const LONGEST_LESSON: u32 = 240;

impl<'a> Reader<'a> {
    /// The lesson, and its pictures added to those of the course. One language alone is checked too, as far as it goes.
    pub(super) fn lesson(
        &mut self,
        folder: &LessonFolder<'a>,
        drafts: &Drafts<'a>,
        pictures: &mut Vec<Picture>,
    ) -> Option<Lesson> {
        let known = drafts.id.as_ref().or(drafts.en.as_ref())?;
        let key = self.key(&known.head, "lesson", &known.front.key);
        let (minutes, activity_minutes) = self.minutes(known);
        let sources = self.sources(drafts, &key);
        let shelf = self.pictures(folder, &key);
        let parts = self.parts(folder.path, drafts, &shelf);
        pictures.extend(shelf);

        let (id, en) = (drafts.id.as_ref()?, drafts.en.as_ref()?);
        self.compare(id, en);
        Some(Lesson {
            key,
            position: folder.numbers.1,
            minutes,
            activity_minutes,
            title: Words {
                id: self.text(&id.head, "the title", &id.front.title),
                en: self.text(&en.head, "the title", &en.front.title),
            },
            summary: Words {
                id: self.text(&id.head, "the summary", &id.front.summary),
                en: self.text(&en.head, "the summary", &en.front.summary),
            },
            parts: parts?,
            sources,
        })
    }

    fn minutes(&mut self, draft: &Draft<'_>) -> (u32, u32) {
        let (head, front) = (&draft.head, &draft.front);
        let minutes = self.number(head, "minutes", &front.minutes, (1, LONGEST_LESSON));
        let within = (0, minutes);
        let activity = self.number(head, "activity_minutes", &front.activity_minutes, within);
        (minutes, activity)
    }

    fn compare(&mut self, id: &Draft<'_>, en: &Draft<'_>) {
        let (one, other) = (&id.front, &en.front);
        let differences = [
            (one.key != other.key, "the key", other.key.span()),
            (
                one.minutes != other.minutes,
                "minutes",
                other.minutes.span(),
            ),
            (
                one.activity_minutes != other.activity_minutes,
                "activity_minutes",
                other.activity_minutes.span(),
            ),
        ];
        for (differs, name, span) in differences {
            if differs {
                self.found_at(&en.head, span.start, FindingKind::LanguagesDiffer(name));
            }
        }
    }
}

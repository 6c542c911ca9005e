use serde::Deserialize;
use toml::Spanned;

use super::layout::{Layout, LessonFolder};
use super::reader::Reader;
use super::sheet::Sheet;
use crate::{FindingKind, Language, Standing};

/// One language of a lesson before its text is rendered.
pub(super) struct Draft<'a> {
    pub(super) front: FrontMatter,
    pub(super) head: Sheet<'a>,
    pub(super) body: Sheet<'a>,
}

/// Both languages of a lesson, as far as they can be read.
pub(super) struct Drafts<'a> {
    pub(super) id: Option<Draft<'a>>,
    pub(super) en: Option<Draft<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    pub(super) key: Spanned<String>,
    pub(super) title: Spanned<String>,
    pub(super) summary: Spanned<String>,
    pub(super) minutes: Spanned<u32>,
    pub(super) activity_minutes: Spanned<u32>,
    #[serde(default)]
    pub(super) source: Vec<RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) key: Spanned<String>,
    pub(super) text: Spanned<String>,
    pub(super) standing: Standing,
    pub(super) url: Option<Spanned<String>>,
}

impl<'a> Reader<'a> {
    /// The front matter of every lesson, module by module: a text may link to a lesson that comes later.
    pub(super) fn drafts(&mut self, layout: &Layout<'a>) -> Vec<Vec<Drafts<'a>>> {
        let mut all = Vec::new();
        for module in &layout.modules {
            let mut drafts = Vec::new();
            for lesson in &module.lessons {
                let id = self.draft(lesson, Language::Indonesian);
                let en = self.draft(lesson, Language::English);
                let known = [&id, &en].into_iter().flatten();
                self.lessons
                    .extend(known.map(|draft| draft.front.key.get_ref().clone()));
                drafts.push(Drafts { id, en });
            }
            all.push(drafts);
        }
        all
    }

    fn draft(&mut self, lesson: &LessonFolder<'a>, language: Language) -> Option<Draft<'a>> {
        let path = format!("{}/{}.md", lesson.path, language.code());
        if self.folder.file(&path).is_none() {
            self.found(&path, None, FindingKind::MissingTranslation(language));
        }
        let sheet = self.sheet(&path)?;
        let Some((head, body)) = split(&sheet) else {
            self.found(&path, Some(1), FindingKind::NoFrontMatter);
            return None;
        };
        let front = self.toml(&head)?;
        Some(Draft { front, head, body })
    }
}

/// The TOML between the two lines `+++`, and the Markdown after them.
fn split<'a>(sheet: &Sheet<'a>) -> Option<(Sheet<'a>, Sheet<'a>)> {
    let mut at = 0;
    let mut fences = Vec::new();
    for line in sheet.text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            fences.push((at, at + line.len()));
        }
        at += line.len();
        if fences.len() == 2 {
            break;
        }
    }
    let [(0, head), (foot, body)] = fences[..] else {
        return None;
    };
    let piece = |text: &'a str, at: usize| Sheet {
        path: sheet.path,
        text,
        first_line: sheet.line(at),
    };
    Some((
        piece(&sheet.text[head..foot], head),
        piece(&sheet.text[body..], body),
    ))
}

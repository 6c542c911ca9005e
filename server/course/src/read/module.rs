use serde::Deserialize;
use toml::Spanned;

use super::draft::Drafts;
use super::layout::ModuleFolder;
use super::reader::Reader;
use super::text::RawWords;
use crate::{FindingKind, Module, Picture};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleFile {
    key: Spanned<String>,
    title: Spanned<RawWords>,
    summary: Spanned<RawWords>,
    #[serde(default)]
    outcomes: Vec<Spanned<RawWords>>,
}

impl<'a> Reader<'a> {
    pub(super) fn module(
        &mut self,
        folder: &ModuleFolder<'a>,
        drafts: &[Drafts<'a>],
        pictures: &mut Vec<Picture>,
    ) -> Option<Module> {
        let mut lessons = Vec::new();
        for (lesson, drafts) in folder.lessons.iter().zip(drafts) {
            lessons.extend(self.lesson(lesson, drafts, pictures));
        }
        let quiz = self.quiz(folder.path);
        let assignment = self.assignment(folder.path);
        let path = format!("{}/module.toml", folder.path);
        let (sheet, file) = self.toml_file::<ModuleFile>(&path, "module.toml")?;
        if folder.lessons.is_empty() {
            self.found(&path, None, FindingKind::Empty("lessons"));
        }
        Some(Module {
            key: self.key(&sheet, "module", &file.key),
            position: folder.number,
            title: self.words(&sheet, &file.title),
            summary: self.words(&sheet, &file.summary),
            outcomes: file
                .outcomes
                .iter()
                .map(|outcome| self.words(&sheet, outcome))
                .collect(),
            lessons,
            quiz,
            assignment,
        })
    }
}

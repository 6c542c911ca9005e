use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use super::sheet::Sheet;
use super::text::RawWords;
use crate::{Choice, FindingKind, Question, Quiz};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuizFile {
    pass_mark: Spanned<u32>,
    question: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    key: Spanned<String>,
    lesson: Spanned<String>,
    text: Spanned<RawWords>,
    option: Vec<RawChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    text: Spanned<RawWords>,
    why: Spanned<RawWords>,
    #[serde(default)]
    right: bool,
}

const OPTIONS: usize = 4;

impl Reader<'_> {
    pub(super) fn quiz(&mut self, module: &str) -> Option<Quiz> {
        let path = format!("{module}/quiz.toml");
        let (sheet, file) = self.optional_toml_file::<QuizFile>(&path)?;
        if file.question.is_empty() {
            self.found_at(&sheet, 0, FindingKind::NoQuestion);
        }
        Some(Quiz {
            pass_mark: self.number(&sheet, "pass_mark", &file.pass_mark, (1, 100)),
            questions: file
                .question
                .iter()
                .map(|question| self.question(&sheet, question))
                .collect(),
        })
    }

    fn question(&mut self, sheet: &Sheet<'_>, raw: &RawQuestion) -> Question {
        let at = raw.key.span().start;
        let lesson = raw.lesson.get_ref();
        if !self.lessons.contains(lesson) {
            let what = FindingKind::UnknownLesson(lesson.clone());
            self.found_at(sheet, raw.lesson.span().start, what);
        }
        if raw.option.len() != OPTIONS {
            self.found_at(sheet, at, FindingKind::OptionCount(raw.option.len()));
        }
        let right = raw.option.iter().filter(|option| option.right).count();
        if right != 1 {
            self.found_at(sheet, at, FindingKind::RightOptions(right));
        }
        Question {
            key: self.key(sheet, "question", &raw.key),
            lesson: lesson.clone(),
            text: self.words(sheet, &raw.text),
            options: raw
                .option
                .iter()
                .map(|option| self.choice(sheet, option))
                .collect(),
        }
    }

    fn choice(&mut self, sheet: &Sheet<'_>, raw: &RawChoice) -> Choice {
        Choice {
            text: self.words(sheet, &raw.text),
            why: self.words(sheet, &raw.why),
            right: raw.right,
        }
    }
}

mod brief;
mod criterion;
mod slot;

use serde::Deserialize;
use toml::Spanned;

use super::reader::Reader;
use super::text::RawWords;
use crate::{Assignment, Judge};
use criterion::RawCriterion;
use slot::RawSlot;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssignmentFile {
    key: Spanned<String>,
    title: Spanned<RawWords>,
    brief: Spanned<RawWords>,
    judged_by: Judge,
    reply_days: Spanned<u32>,
    pass_total: Spanned<u32>,
    slot: Vec<RawSlot>,
    criterion: Vec<RawCriterion>,
}

const LONGEST_REPLY: u32 = 60;

impl Reader<'_> {
    pub(super) fn assignment(&mut self, module: &str) -> Option<Assignment> {
        let path = format!("{module}/assignment.toml");
        let (sheet, file) = self.optional_toml_file::<AssignmentFile>(&path)?;
        let key = self.key(&sheet, "assignment", &file.key);
        let brief = self.words(&sheet, &file.brief);
        let at = file.brief.span().start;
        self.check_weights(&sheet, &file.key, &file.criterion);
        Some(Assignment {
            title: self.words(&sheet, &file.title),
            brief_html: self.brief(&sheet, at, &brief),
            brief,
            judged_by: file.judged_by,
            reply_days: self.number(&sheet, "reply_days", &file.reply_days, (1, LONGEST_REPLY)),
            pass_total: self.number(&sheet, "pass_total", &file.pass_total, (1, 100)),
            slots: file
                .slot
                .iter()
                .map(|slot| self.slot(&sheet, &key, slot))
                .collect(),
            criteria: file
                .criterion
                .iter()
                .map(|criterion| self.criterion(&sheet, &key, criterion))
                .collect(),
            key,
        })
    }
}

use serde::Deserialize;
use toml::Spanned;

use super::super::reader::Reader;
use super::super::sheet::Sheet;
use super::super::text::RawWords;
use crate::{FindingKind, Slot, SlotKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSlot {
    key: Spanned<String>,
    kind: SlotKind,
    title: Spanned<RawWords>,
    hint: Spanned<RawWords>,
    required: bool,
    unit: Option<Spanned<String>>,
    #[serde(default)]
    columns: Vec<Spanned<RawWords>>,
    rows: Option<Spanned<u32>>,
}

const MOST_ROWS: u32 = 50;

impl Reader<'_> {
    pub(super) fn slot(&mut self, sheet: &Sheet<'_>, assignment: &str, raw: &RawSlot) -> Slot {
        let is_table = raw.kind == SlotKind::Table;
        let misplaced = [
            (
                raw.unit.is_some() && raw.kind != SlotKind::Number,
                "unit",
                "number",
            ),
            (!raw.columns.is_empty() && !is_table, "columns", "table"),
            (raw.rows.is_some() && !is_table, "rows", "table"),
        ];
        let at = raw.key.span().start;
        for (is_misplaced, name, kind) in misplaced {
            if is_misplaced {
                self.found_at(sheet, at, FindingKind::OnlyFor { name, kind });
            }
        }
        if is_table && (raw.columns.is_empty() || raw.rows.is_none()) {
            self.found_at(sheet, at, FindingKind::TableWithoutColumns);
        }
        let rows = raw.rows.as_ref();
        Slot {
            key: self.key(sheet, &format!("slot of {assignment}"), &raw.key),
            kind: raw.kind,
            title: self.words(sheet, &raw.title),
            hint: self.words(sheet, &raw.hint),
            required: raw.required,
            unit: raw
                .unit
                .as_ref()
                .map(|unit| self.text(sheet, "the unit", unit)),
            columns: raw
                .columns
                .iter()
                .map(|column| self.words(sheet, column))
                .collect(),
            rows: rows.map_or(0, |rows| self.number(sheet, "rows", rows, (1, MOST_ROWS))),
        }
    }
}

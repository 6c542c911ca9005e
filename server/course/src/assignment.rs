use serde::Deserialize;

use crate::Words;

/// What a participant sends in at the end of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Never changes between editions.
    pub key: String,
    /// Its name.
    pub title: Words,
    /// What to send and why, as Markdown.
    pub brief: Words,
    /// The same, rendered and sanitised.
    pub brief_html: Words,
    /// Who judges it.
    pub judged_by: Judge,
    /// Working days until the answer.
    pub reply_days: u32,
    /// Points of 100.
    pub pass_total: u32,
    /// What is sent.
    pub slots: Vec<Slot>,
    /// How it is judged; the weights sum to 100.
    pub criteria: Vec<Criterion>,
}

/// Who judges an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judge {
    /// A mentor, every time.
    Mentor,
    /// The participant, with the rubric.
    SelfCheck,
    /// The participant, and a mentor for some of them.
    Sample,
}

impl Judge {
    /// The word in the file, and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::SelfCheck => "self_check",
            Self::Sample => "sample",
        }
    }
}

/// A named place for one thing to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Never changes between editions.
    pub key: String,
    /// What goes in.
    pub kind: SlotKind,
    /// Its name.
    pub title: Words,
    /// How to do it well.
    pub hint: Words,
    /// Whether the assignment can be sent without it.
    pub required: bool,
    /// Of a number.
    pub unit: Option<String>,
    /// Of a table.
    pub columns: Vec<Words>,
    /// Of a table: rows shown empty at first.
    pub rows: u32,
}

/// What goes into a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A photo.
    Photo,
    /// A PDF.
    Pdf,
    /// A file of a design program.
    Design,
    /// Written text.
    Text,
    /// A number with its unit.
    Number,
    /// Rows under named columns.
    Table,
}

impl SlotKind {
    /// The word in the file, and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Pdf => "pdf",
            Self::Design => "design",
            Self::Text => "text",
            Self::Number => "number",
            Self::Table => "table",
        }
    }
}

/// A line of the rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Never changes between editions.
    pub key: String,
    /// Percent of the total.
    pub weight: u32,
    /// The level below which the assignment cannot pass.
    pub minimum: Option<u8>,
    /// Its name.
    pub title: Words,
    /// From 1 (Perlu perbaikan) to 4 (Unggul).
    pub levels: [Words; 4],
}

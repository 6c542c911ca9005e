use serde::Deserialize;

use crate::Words;

/// A lesson: some parts to read, the last of them to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Never changes between editions: completions are stored under it.
    pub key: String,
    /// The second number of its folder: 3 for `8.3-siap-cetak`.
    pub position: u32,
    /// The whole lesson with its exercise.
    pub minutes: u32,
    /// Of it, doing rather than reading.
    pub activity_minutes: u32,
    /// Its name.
    pub title: Words,
    /// What the reader can do afterwards.
    pub summary: Words,
    /// The pages, in reading order.
    pub parts: Vec<Part>,
    /// The list under the lesson.
    pub sources: Vec<Source>,
}

/// A page of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub position: u32,
    /// Its heading, which is not in `html`.
    pub title: Words,
    /// Rendered and sanitised.
    pub html: Words,
    /// How long reading takes.
    pub reading_minutes: ReadingMinutes,
}

/// Whole minutes, rounded up, per language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingMinutes {
    /// In Indonesian.
    pub id: u32,
    /// In English.
    pub en: u32,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The lesson's text links to `#source-<key>`.
    pub key: String,
    /// How it is named in the list.
    pub text: Words,
    /// How far it can be relied on.
    pub standing: Standing,
    /// An `https` address, where it was read at one.
    pub url: Option<String>,
}

/// How far a source can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Read at its origin.
    Verified,
    /// Read in part, or at second hand.
    Partial,
    /// General knowledge, not looked up.
    Knowledge,
}

impl Standing {
    /// The word in the file, and in the store.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Partial => "partial",
            Self::Knowledge => "knowledge",
        }
    }
}

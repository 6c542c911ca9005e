//! Reads a course folder, checks it and renders its Markdown. The format is `docs/course-format.md`.
//!
//! Nothing here touches a database or a clock: a [`Folder`] goes in, a [`Course`] or a list of [`Finding`]s comes out,
//! and the same folder always gives the same answer.

mod assignment;
mod binding;
mod course;
mod finding;
#[cfg(test)]
mod fixture;
mod folder;
mod labels;
mod language;
mod lesson;
mod markdown;
mod picture;
mod quiz;
mod read;
mod svg;
mod words;

pub use assignment::{Assignment, Criterion, Judge, Slot, SlotKind};
pub use course::{Course, Module};
pub use finding::{Finding, FindingKind, Severity};
pub use folder::Folder;
pub use labels::Labels;
pub use language::Language;
pub use lesson::{Lesson, Part, ReadingMinutes, Source, Standing};
pub use picture::Picture;
pub use quiz::{Choice, Question, Quiz};
pub use read::{check, read};
pub use words::Words;

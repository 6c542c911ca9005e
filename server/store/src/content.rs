//! Editions of a course: published once, never changed.

mod assignment;
mod kept;
mod lesson;
mod outline;
mod picture;
mod publish;
mod quiz;

pub use assignment::{Assignment, Criterion, Slot, assignment, assignments};
pub(crate) use kept::Kept;
pub use kept::{kept_lesson, kept_outline, kept_part};
pub use lesson::{Lesson, Part, Source, lesson, part};
pub use outline::{Outline, OutlineLesson, OutlineModule, latest_revision, outline};
pub use picture::{Picture, picture};
pub use publish::{Published, publish};
pub use quiz::{Choice, Question, Quiz, quiz};

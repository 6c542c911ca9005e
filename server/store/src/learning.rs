//! What somebody has read, answered and finished.

mod completion;
mod lesson;
mod path;
mod place;
mod quiz;
mod standing;

pub use completion::{complete, complete_lesson, completions};
pub use lesson::{LessonPage, lesson_page};
pub use path::{Path, Work, path};
pub use place::keep_place;
pub use quiz::{
    Answered, Attempt, QuizPage, QuizRefusal, answer, begin_attempt, finish_attempt, quiz_page,
};
pub use standing::{Standing, lesson_reader};

//! Learning: what counts as done, what comes next, and how a quiz is scored.

mod path;
mod progress;
mod quiz;

pub use path::{Step, StepState, next_step};
pub use progress::Progress;
pub use quiz::{PassMark, QuizScore};

use crate::codes::codes;

codes! {
    /// What can be completed. The truth about progress is a list of these.
    Completable {
        /// A lesson, marked as understood.
        Lesson = "lesson",
        /// A module's quiz, passed.
        Quiz = "quiz",
        /// An assignment, approved.
        Assignment = "assignment",
    }
}

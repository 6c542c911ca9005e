//! Hari ini, the path, lessons and quizzes.

mod actions;
mod pages;
mod panels;
mod steps;

pub use actions::{answer_question, begin_quiz, finish_quiz, turn_to_part, understand_lesson};
pub use pages::{learn, lesson, quiz, today};

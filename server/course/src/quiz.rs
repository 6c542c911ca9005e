use crate::Words;

/// The questions of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// Percent of right answers.
    pub pass_mark: u32,
    /// In the order of the file.
    pub questions: Vec<Question>,
}

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Never changes, never reused.
    pub key: String,
    /// The lesson to read again.
    pub lesson: String,
    /// What is asked.
    pub text: Words,
    /// Four of them.
    pub options: Vec<Choice>,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The answer.
    pub text: Words,
    /// Why it is right or wrong.
    pub why: Words,
    /// Whether it is the right one.
    pub right: bool,
}

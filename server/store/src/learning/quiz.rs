mod answer;
mod attempt;
mod begin;
mod finish;

pub use answer::{Answered, answer};
pub use attempt::Attempt;
pub use begin::begin_attempt;
pub use finish::finish_attempt;

use domain::access::Actor;
use domain::language::Words;
use domain::learning::{Completable, QuizScore};
use domain::time::Timestamp;

use self::attempt::newest_attempt;
use crate::conn::row;
use crate::content::{Question, Quiz, quiz};
use crate::organisation::{Enrollment, current_enrollment};
use crate::{Db, Error};

/// A quiz as its taker sees it.
#[derive(Clone, Debug)]
pub struct QuizPage {
    /// Their place in a cohort.
    pub enrollment: Enrollment,
    /// The title of its module.
    pub module_title: Words,
    /// The quiz; explanations and keys are shown only beside a finished attempt.
    pub quiz: Quiz,
    /// The newest going, finished or not.
    pub attempt: Option<Attempt>,
    /// The best percent so far.
    pub best: Option<u32>,
    /// Whether it was passed once.
    pub is_passed: bool,
}

impl QuizPage {
    /// What the newest finished going came to.
    #[must_use]
    pub fn score(&self) -> Option<QuizScore> {
        let attempt = self
            .attempt
            .as_ref()
            .filter(|attempt| attempt.finished_at.is_some())?;
        Some(score(&self.quiz, &attempt.answers))
    }
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuizRefusal {
    /// No going is open.
    NoAttempt,
    /// No choice was made.
    NoChoice,
}

/// A quiz of the taker's cohort.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort, or the module has no quiz.
pub async fn quiz_page(
    db: &Db,
    actor: &Actor,
    module: &str,
    now: Timestamp,
) -> Result<QuizPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let enrollment = current_enrollment(&mut conn, actor, now)
        .await?
        .ok_or(Error::NotFound)?;
    let quiz = quiz(&mut conn, enrollment.revision_id, module).await?;
    let (id, en) = row!(
        &mut conn,
        (String, String),
        "select title_id, title_en from module where revision_id = $1 and key = $2",
        enrollment.revision_id,
        module
    )?
    .ok_or(Error::NotFound)?;
    let attempt = newest_attempt(&mut conn, enrollment.id, module).await?;
    let best = row!(
        &mut conn,
        (Option<i64>, Option<i64>),
        "select right_count, question_count from quiz_attempt
         where enrollment_id = $1 and module_key = $2 and finished_at is not null
         order by right_count * 1000 / question_count desc limit 1",
        enrollment.id,
        module
    )?;
    let best = best.and_then(|(right, total)| {
        Some(
            QuizScore {
                right: u32::try_from(right?).ok()?,
                total: u32::try_from(total?).ok()?,
            }
            .percent(),
        )
    });
    let passed = row!(
        &mut conn,
        (i64,),
        "select id from completion where enrollment_id = $1 and kind = $2 and key = $3",
        enrollment.id,
        Completable::Quiz,
        module
    )?;
    Ok(QuizPage {
        enrollment,
        module_title: Words { id, en },
        quiz,
        attempt,
        best,
        is_passed: passed.is_some(),
    })
}

fn score(quiz: &Quiz, answers: &[(String, i64)]) -> QuizScore {
    let is_right = |question: &&Question| {
        answers.iter().any(|(key, position)| {
            *key == question.key
                && usize::try_from(*position - 1)
                    .ok()
                    .and_then(|index| question.choices.get(index))
                    .is_some_and(|choice| choice.is_right)
        })
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    QuizScore {
        right: count(quiz.questions.iter().filter(is_right).count()),
        total: count(quiz.questions.len()),
    }
}

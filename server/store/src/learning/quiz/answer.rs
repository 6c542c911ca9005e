use domain::access::Actor;
use domain::time::Timestamp;

use super::QuizRefusal;
use super::attempt::{Attempt, enrollment_lock, open_attempt};
use crate::conn::execute;
use crate::content::Quiz;
use crate::{Db, Error, Failure};

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    /// The next question without an answer, from 1; none when all are answered.
    pub next: Option<usize>,
}

/// Saves one answer as it is given; a later one to the same question replaces it.
///
/// # Errors
/// [`QuizRefusal`] when no going is open, or the choice is none of the question's.
pub async fn answer(
    db: &Db,
    actor: &Actor,
    module: &str,
    question: &str,
    choice: Option<i64>,
    now: Timestamp,
) -> Result<Answered, Failure<QuizRefusal>> {
    let lock = enrollment_lock(db, actor, now).await?;
    db.write(lock, |mut conn| {
        let (actor, module, question) = (actor.clone(), module.to_owned(), question.to_owned());
        Box::pin(async move {
            let (quiz, mut attempt) = open_attempt(&mut conn, &actor, &module, now).await?;
            let asked = quiz.questions.iter().find(|q| q.key == question).ok_or(Error::NotFound)?;
            let choice = choice
                .filter(|choice| (1..=asked.choices.len()).any(|n| i64::try_from(n) == Ok(*choice)))
                .ok_or(Failure::Refused(QuizRefusal::NoChoice))?;
            execute!(
                &mut conn,
                "insert into quiz_answer (attempt_id, question_key, option_position, occurred_at, recorded_at)
                 values ($1, $2, $3, $4, $4)
                 on conflict (attempt_id, question_key) do update
                 set option_position = excluded.option_position, occurred_at = excluded.occurred_at,
                     recorded_at = excluded.recorded_at",
                attempt.id,
                &question,
                choice,
                now
            )?;
            attempt.answers.retain(|(key, _)| *key != question);
            attempt.answers.push((question, choice));
            Ok(Answered { next: first_unanswered(&quiz, &attempt) })
        })
    })
    .await
}

/// The first question without an answer, from 1.
fn first_unanswered(quiz: &Quiz, attempt: &Attempt) -> Option<usize> {
    quiz.questions
        .iter()
        .position(|question| !attempt.answers.iter().any(|(key, _)| *key == question.key))
        .map(|index| index + 1)
}

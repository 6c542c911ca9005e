use domain::access::Actor;
use domain::ids::{AttemptId, EnrollmentId};
use domain::language::Words;
use domain::learning::{Completable, PassMark, QuizScore};
use domain::time::Timestamp;

use super::complete;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, rows, value};
use crate::content::{Quiz, quiz};
use crate::organisation::{Enrollment, current_enrollment};
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// A going at a quiz.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Id.
    pub id: AttemptId,
    /// Which going it is, from 1.
    pub number: i64,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
    /// The answers: question key to the position of the choice, from 1.
    pub answers: Vec<(String, i64)>,
}

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

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    /// The next question without an answer, from 1; none when all are answered.
    pub next: Option<usize>,
}

/// A quiz of the taker's cohort.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort, or the module has no quiz.
pub async fn quiz_page(db: &Db, actor: &Actor, module: &str) -> Result<QuizPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let enrollment = current_enrollment(&mut conn, actor)
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

/// Begins a new going, or goes on with the open one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such quiz for them.
pub async fn begin_attempt(
    db: &Db,
    actor: &Actor,
    module: &str,
    now: Timestamp,
) -> Result<AttemptId, Error> {
    let lock = enrollment_lock(db, actor).await?;
    db.write(lock, |mut conn| {
        let (actor, module) = (actor.clone(), module.to_owned());
        Box::pin(async move {
            let enrollment = current_enrollment(&mut conn, &actor).await?.ok_or(Error::NotFound)?;
            let quiz = quiz(&mut conn, enrollment.revision_id, &module).await?;
            let newest = newest_attempt(&mut conn, enrollment.id, &module).await?;
            if let Some(open) = newest.as_ref().filter(|attempt| attempt.finished_at.is_none()) {
                return Ok(open.id);
            }
            value!(
                &mut conn,
                AttemptId,
                "insert into quiz_attempt (enrollment_id, module_key, revision_id, number, pass_mark, started_at,
                                           question_count)
                 values ($1, $2, $3, $4, $5, $6, $7) returning id",
                enrollment.id,
                &module,
                enrollment.revision_id,
                newest.map_or(1, |attempt| attempt.number + 1),
                quiz.pass_mark,
                now,
                i64::try_from(quiz.questions.len()).unwrap_or(i64::MAX)
            )
        })
    })
    .await
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
    let lock = enrollment_lock(db, actor).await?;
    db.write(lock, |mut conn| {
        let (actor, module, question) = (actor.clone(), module.to_owned(), question.to_owned());
        Box::pin(async move {
            let (quiz, mut attempt) = open_attempt(&mut conn, &actor, &module).await?;
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

/// Finishes the open going: the score is kept, and a pass is a completion.
///
/// # Errors
/// [`QuizRefusal::NoAttempt`] when none is open.
pub async fn finish_attempt(
    db: &Db,
    actor: &Actor,
    command: &Command,
    module: &str,
) -> Result<(), Failure<QuizRefusal>> {
    let lock = enrollment_lock(db, actor).await?;
    db.write(lock, |mut conn| {
        let (actor, command, module) = (actor.clone(), command.clone(), module.to_owned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let (quiz, attempt) = open_attempt(&mut conn, &actor, &module).await?;
            let score = score(&quiz, &attempt.answers);
            execute!(
                &mut conn,
                "update quiz_attempt set finished_at = $1, right_count = $2 where id = $3",
                command.now,
                i64::from(score.right),
                attempt.id
            )?;
            let enrollment = current_enrollment(&mut conn, &actor)
                .await?
                .ok_or(Error::NotFound)?;
            if score.passes(PassMark(u32::try_from(quiz.pass_mark).unwrap_or(100))) {
                complete(
                    &mut conn,
                    enrollment.id,
                    Completable::Quiz,
                    &module,
                    enrollment.revision_id,
                    command.now,
                    command.now,
                )
                .await?;
            }
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "quiz.finish",
                object: "quiz_attempt",
                object_id: attempt.id.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "quiz.finish", ()).await?)
        })
    })
    .await
}

async fn enrollment_lock(db: &Db, actor: &Actor) -> Result<Lock, Error> {
    let mut reader = db.reader().await?;
    let enrollment = current_enrollment(&mut reader.conn(), actor)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Lock::Enrollment(enrollment.id))
}

async fn open_attempt(
    conn: &mut Conn<'_>,
    actor: &Actor,
    module: &str,
) -> Result<(Quiz, Attempt), Failure<QuizRefusal>> {
    let enrollment = current_enrollment(conn, actor)
        .await?
        .ok_or(Error::NotFound)?;
    let quiz = quiz(conn, enrollment.revision_id, module).await?;
    let attempt = newest_attempt(conn, enrollment.id, module)
        .await?
        .filter(|attempt| attempt.finished_at.is_none())
        .ok_or(Failure::Refused(QuizRefusal::NoAttempt))?;
    Ok((quiz, attempt))
}

async fn newest_attempt(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    module: &str,
) -> Result<Option<Attempt>, Error> {
    let found = row!(
        &mut *conn,
        (AttemptId, i64, Option<Timestamp>),
        "select id, number, finished_at from quiz_attempt where enrollment_id = $1 and module_key = $2
         order by number desc limit 1",
        enrollment,
        module
    )?;
    let Some((id, number, finished_at)) = found else {
        return Ok(None);
    };
    let answers = rows!(
        conn,
        (String, i64),
        "select question_key, option_position from quiz_answer where attempt_id = $1",
        id
    )?;
    Ok(Some(Attempt {
        id,
        number,
        finished_at,
        answers,
    }))
}

/// The first question without an answer, from 1.
fn first_unanswered(quiz: &Quiz, attempt: &Attempt) -> Option<usize> {
    quiz.questions
        .iter()
        .position(|question| !attempt.answers.iter().any(|(key, _)| *key == question.key))
        .map(|index| index + 1)
}

fn score(quiz: &Quiz, answers: &[(String, i64)]) -> QuizScore {
    let is_right = |question: &&crate::content::Question| {
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

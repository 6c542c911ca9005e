use domain::access::Actor;
use domain::ids::{AttemptId, EnrollmentId};
use domain::time::Timestamp;

use super::QuizRefusal;
use crate::conn::{row, rows};
use crate::content::{Quiz, quiz};
use crate::organisation::current_enrollment;
use crate::{Conn, Db, Error, Failure, Lock};

/// A going at a quiz.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Id.
    pub id: AttemptId,
    /// Which going it is, from 1.
    pub number: i64,
    /// What passes it, in percent: the quiz's when it was begun.
    pub pass_mark: i64,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
    /// The answers: question key to the position of the choice, from 1.
    pub answers: Vec<(String, i64)>,
}

pub(super) async fn enrollment_lock(db: &Db, actor: &Actor, now: Timestamp) -> Result<Lock, Error> {
    let mut reader = db.reader().await?;
    let enrollment = current_enrollment(&mut reader.conn(), actor, now)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Lock::Enrollment(enrollment.id))
}

pub(super) async fn open_attempt(
    conn: &mut Conn<'_>,
    actor: &Actor,
    module: &str,
    now: Timestamp,
) -> Result<(Quiz, Attempt), Failure<QuizRefusal>> {
    let enrollment = current_enrollment(conn, actor, now)
        .await?
        .ok_or(Error::NotFound)?;
    let quiz = quiz(conn, enrollment.revision_id, module).await?;
    let attempt = newest_attempt(conn, enrollment.id, module)
        .await?
        .filter(|attempt| attempt.finished_at.is_none())
        .ok_or(Failure::Refused(QuizRefusal::NoAttempt))?;
    Ok((quiz, attempt))
}

pub(super) async fn newest_attempt(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    module: &str,
) -> Result<Option<Attempt>, Error> {
    let found = row!(
        &mut *conn,
        (AttemptId, i64, i64, Option<Timestamp>),
        "select id, number, pass_mark, finished_at from quiz_attempt where enrollment_id = $1 and module_key = $2
         order by number desc limit 1",
        enrollment,
        module
    )?;
    let Some((id, number, pass_mark, finished_at)) = found else {
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
        pass_mark,
        finished_at,
        answers,
    }))
}

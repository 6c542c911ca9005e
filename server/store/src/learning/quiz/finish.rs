use domain::access::Actor;
use domain::learning::{Completable, PassMark};

use super::attempt::{enrollment_lock, open_attempt};
use super::{QuizRefusal, score};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::learning::complete;
use crate::organisation::current_enrollment;
use crate::{Db, Error, Failure, audit};

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
    let lock = enrollment_lock(db, actor, command.now).await?;
    db.write(lock, |mut conn| {
        let (actor, command, module) = (actor.clone(), command.clone(), module.to_owned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let (quiz, attempt) = open_attempt(&mut conn, &actor, &module, command.now).await?;
            let score = score(&quiz, &attempt.answers);
            execute!(
                &mut conn,
                "update quiz_attempt set finished_at = $1, right_count = $2 where id = $3",
                command.now,
                i64::from(score.right),
                attempt.id
            )?;
            let enrollment = current_enrollment(&mut conn, &actor, command.now)
                .await?
                .ok_or(Error::NotFound)?;
            if score.passes(PassMark(u32::try_from(attempt.pass_mark).unwrap_or(100))) {
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
            let entry = audit::Entry::new(&command, "quiz.finish", "quiz_attempt", attempt.id.0);
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "quiz.finish", ()).await?)
        })
    })
    .await
}

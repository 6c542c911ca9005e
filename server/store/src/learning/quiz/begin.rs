use domain::access::Actor;
use domain::ids::AttemptId;
use domain::time::Timestamp;

use super::attempt::{enrollment_lock, newest_attempt};
use crate::conn::value;
use crate::content::quiz;
use crate::organisation::current_enrollment;
use crate::{Db, Error, audit};

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
    let lock = enrollment_lock(db, actor, now).await?;
    db.write(lock, |mut conn| {
        let (actor, module) = (actor.clone(), module.to_owned());
        Box::pin(async move {
            let enrollment = current_enrollment(&mut conn, &actor, now).await?.ok_or(Error::NotFound)?;
            let quiz = quiz(&mut conn, enrollment.revision_id, &module).await?;
            let newest = newest_attempt(&mut conn, enrollment.id, &module).await?;
            if let Some(open) = newest.as_ref().filter(|attempt| attempt.finished_at.is_none()) {
                return Ok(open.id);
            }
            let id = value!(
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
            )?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "quiz.begin",
                object: "quiz_attempt",
                object_id: id.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(id)
        })
    })
    .await
}

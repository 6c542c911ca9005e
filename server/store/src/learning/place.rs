use domain::access::Actor;
use domain::time::Timestamp;

use crate::conn::execute;
use crate::content;
use crate::organisation::current_enrollment;
use crate::{Db, Error, Lock};

/// Keeps the part that a participant turned to. Opening a page never does: only turning one.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort, or its edition has no such part.
pub async fn keep_place(
    db: &Db,
    actor: &Actor,
    lesson: &str,
    part: i64,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, lesson) = (actor.clone(), lesson.to_owned());
        Box::pin(async move {
            let enrollment = current_enrollment(&mut conn, &actor, now)
                .await?
                .ok_or(Error::NotFound)?;
            let revision = enrollment.revision_id;
            content::part(&mut conn, revision, &lesson, part, actor.language).await?;
            execute!(
                &mut conn,
                "insert into reading_place (enrollment_id, lesson_key, part, occurred_at) values ($1, $2, $3, $4)
                 on conflict (enrollment_id, lesson_key) do update
                 set part = excluded.part, occurred_at = excluded.occurred_at",
                enrollment.id,
                &lesson,
                part,
                now
            )
            .map(|_| ())
        })
    })
    .await
}

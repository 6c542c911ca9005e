use domain::access::Actor;
use domain::ids::{EnrollmentId, RevisionId};
use domain::learning::Completable;
use domain::time::{DAY, Timestamp};

use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, rows};
use crate::organisation::current_enrollment;
use crate::{Conn, Db, Error, Lock, audit, content};

/// Adds a completion; what is complete stays complete, under the edition it was first completed in.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn complete(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
    kind: Completable,
    key: &str,
    revision: RevisionId,
    occurred_at: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    // A device may have been offline, but not since before the cohort and not into the future.
    let occurred_at = occurred_at.clamp(now.plus(-30 * DAY), now);
    execute!(
        conn,
        "insert into completion (enrollment_id, kind, key, revision_id, occurred_at, recorded_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (enrollment_id, kind, key) do nothing",
        enrollment,
        kind,
        key,
        revision,
        occurred_at,
        now
    )
    .map(|_| ())
}

/// Everything an enrollment has completed.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn completions(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
) -> Result<Vec<(Completable, String)>, Error> {
    rows!(
        conn,
        (Completable, String),
        "select kind, key from completion where enrollment_id = $1",
        enrollment
    )
}

/// "Sudah paham": the participant marks a lesson as understood.
///
/// # Errors
/// [`Error::NotFound`] when they take part in no cohort, or its edition has no such lesson.
pub async fn complete_lesson(
    db: &Db,
    actor: &Actor,
    command: &Command,
    lesson: &str,
) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command, lesson) = (actor.clone(), command.clone(), lesson.to_owned());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let enrollment = current_enrollment(&mut conn, &actor, command.now)
                .await?
                .ok_or(Error::NotFound)?;
            let found =
                content::lesson(&mut conn, enrollment.revision_id, &lesson, actor.language).await?;
            complete(
                &mut conn,
                enrollment.id,
                Completable::Lesson,
                &found.key,
                enrollment.revision_id,
                command.now,
                command.now,
            )
            .await?;
            let entry =
                audit::Entry::new(&command, "lesson.complete", "enrollment", enrollment.id.0);
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "lesson.complete", ()).await
        })
    })
    .await
}

use std::sync::Arc;

use domain::access::Actor;
use domain::language::Language;
use domain::learning::Completable;

use super::place::place;
use crate::conn::row;
use crate::content::{self, Lesson, Outline, Part};
use crate::organisation::{Enrollment, current_enrollment};
use crate::{Db, Error};

/// A part of a lesson, as its reader sees it.
#[derive(Clone, Debug)]
pub struct LessonPage {
    /// The reader's place in a cohort.
    pub enrollment: Enrollment,
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Which part this is, from 1.
    pub position: i64,
    /// Its text.
    pub part: Arc<Part>,
    /// The course around it.
    pub outline: Arc<Outline>,
    /// Whether the reader has marked the lesson as understood.
    pub is_done: bool,
}

/// A part of a lesson in the edition of the reader's cohort. Without a part, the one they turned to last; the first of a
/// lesson that is new or done.
///
/// # Errors
/// [`Error::NotFound`] when the reader takes part in no cohort, or there is no such lesson or part.
pub async fn lesson_page(
    db: &Db,
    actor: &Actor,
    lesson: &str,
    asked: Option<i64>,
    language: Language,
) -> Result<LessonPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let enrollment = current_enrollment(&mut conn, actor)
        .await?
        .ok_or(Error::NotFound)?;
    let revision = enrollment.revision_id;
    let lesson = content::kept_lesson(db, &mut conn, revision, lesson, language).await?;
    let done = row!(
        &mut conn,
        (i64,),
        "select id from completion where enrollment_id = $1 and kind = $2 and key = $3",
        enrollment.id,
        Completable::Lesson,
        &lesson.key
    )?;
    let position = match asked {
        Some(position) => position,
        None if done.is_some() => 1,
        None => {
            let last = i64::try_from(lesson.parts.len()).unwrap_or(1);
            let place = place(&mut conn, enrollment.id, &lesson.key).await?;
            place.unwrap_or(1).clamp(1, last.max(1))
        }
    };
    let part = content::kept_part(db, &mut conn, revision, &lesson.key, position, language).await?;
    let outline = content::kept_outline(db, &mut conn, revision).await?;
    Ok(LessonPage {
        enrollment,
        lesson,
        position,
        part,
        outline,
        is_done: done.is_some(),
    })
}

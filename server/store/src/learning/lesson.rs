use domain::access::Actor;
use domain::language::Language;
use domain::learning::Completable;

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
    pub lesson: Lesson,
    /// Which part this is, from 1.
    pub position: i64,
    /// Its text.
    pub part: Part,
    /// The course around it.
    pub outline: Outline,
    /// Whether the reader has marked the lesson as understood.
    pub is_done: bool,
}

/// A part of a lesson in the edition of the reader's cohort. Without a part, the first.
///
/// # Errors
/// [`Error::NotFound`] when the reader takes part in no cohort, or there is no such lesson or part.
pub async fn lesson_page(
    db: &Db,
    actor: &Actor,
    lesson: &str,
    position: i64,
    language: Language,
) -> Result<LessonPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let enrollment = current_enrollment(&mut conn, actor)
        .await?
        .ok_or(Error::NotFound)?;
    let revision = enrollment.revision_id;
    let lesson = content::lesson(&mut conn, revision, lesson, language).await?;
    let part = content::part(&mut conn, revision, &lesson.key, position, language).await?;
    let outline = content::outline(&mut conn, revision).await?;
    let done = row!(
        &mut conn,
        (i64,),
        "select id from completion where enrollment_id = $1 and kind = $2 and key = $3",
        enrollment.id,
        Completable::Lesson,
        &lesson.key
    )?;
    Ok(LessonPage {
        enrollment,
        lesson,
        position,
        part,
        outline,
        is_done: done.is_some(),
    })
}

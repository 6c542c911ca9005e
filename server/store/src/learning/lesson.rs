use std::sync::Arc;

use domain::language::Language;

use super::Standing;
use crate::content::{self, Lesson, Outline, Part};
use crate::{Db, Error};

/// A part of a lesson, as its reader sees it.
#[derive(Clone, Debug)]
pub struct LessonPage {
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
/// [`Error::NotFound`] when there is no such lesson or part.
pub async fn lesson_page(
    db: &Db,
    standing: Standing,
    lesson: &str,
    asked: Option<i64>,
    language: Language,
) -> Result<LessonPage, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    let Standing {
        revision,
        is_done,
        place,
    } = standing;
    let lesson = content::kept_lesson(db, &mut conn, revision, lesson, language).await?;
    let last = i64::try_from(lesson.parts.len()).unwrap_or(1).max(1);
    let position = match asked {
        Some(position) => position,
        None if is_done => 1,
        None => place.unwrap_or(1).clamp(1, last),
    };
    let part = content::kept_part(db, &mut conn, revision, &lesson.key, position, language).await?;
    let outline = content::kept_outline(db, &mut conn, revision).await?;
    Ok(LessonPage {
        lesson,
        position,
        part,
        outline,
        is_done,
    })
}

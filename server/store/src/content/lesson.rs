use domain::ids::RevisionId;
use domain::language::{Language, Words};

use crate::conn::{row, rows};
use crate::{Conn, Error};

/// A lesson without the text of its parts.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Stable key.
    pub key: String,
    /// The module it belongs to.
    pub module_key: String,
    /// Title.
    pub title: Words,
    /// One sentence.
    pub summary: Words,
    /// Minutes with its exercise.
    pub minutes: i64,
    /// Titles of its parts in the reader's language.
    pub parts: Vec<String>,
    /// What its facts rest on.
    pub sources: Vec<Source>,
}

/// What a fact rests on, and how surely.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Its anchor on the page.
    pub key: String,
    /// Instrument and article.
    pub text: Words,
    /// `verified`, `partial` or `knowledge`.
    pub standing: String,
    /// Where it was read.
    pub url: Option<String>,
}

/// The text of one part.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Its text, cleaned at import.
    pub html: String,
    /// Minutes to read.
    pub reading_minutes: i64,
}

#[derive(sqlx::FromRow)]
struct LessonRow {
    key: String,
    module_key: String,
    title_id: String,
    title_en: String,
    summary_id: String,
    summary_en: String,
    minutes: i64,
    sources: String,
}

/// A lesson of an edition.
///
/// # Errors
/// [`Error::NotFound`] when the edition has no such lesson.
pub async fn lesson(
    conn: &mut Conn<'_>,
    revision: RevisionId,
    key: &str,
    language: Language,
) -> Result<Lesson, Error> {
    let lesson = row!(
        &mut *conn,
        LessonRow,
        "select key, module_key, title_id, title_en, summary_id, summary_en, minutes, sources from lesson
         where revision_id = $1 and key = $2",
        revision,
        key
    )?
    .ok_or(Error::NotFound)?;
    let parts = rows!(
        &mut *conn,
        (String,),
        "select title from lesson_part where revision_id = $1 and lesson_key = $2 and language = $3 order by position",
        revision,
        key,
        language
    )?;
    Ok(Lesson {
        key: lesson.key,
        module_key: lesson.module_key,
        title: Words {
            id: lesson.title_id,
            en: lesson.title_en,
        },
        summary: Words {
            id: lesson.summary_id,
            en: lesson.summary_en,
        },
        minutes: lesson.minutes,
        parts: parts.into_iter().map(|(title,)| title).collect(),
        sources: serde_json::from_str(&lesson.sources)?,
    })
}

/// One part of a lesson, from 1.
///
/// # Errors
/// [`Error::NotFound`] when the lesson has no such part.
pub async fn part(
    conn: &mut Conn<'_>,
    revision: RevisionId,
    lesson: &str,
    position: i64,
    language: Language,
) -> Result<Part, Error> {
    row!(
        conn,
        Part,
        "select title, html, reading_minutes from lesson_part
         where revision_id = $1 and lesson_key = $2 and language = $3 and position = $4",
        revision,
        lesson,
        language,
        position
    )?
    .ok_or(Error::NotFound)
}

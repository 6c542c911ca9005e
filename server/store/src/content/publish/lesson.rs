use domain::ids::RevisionId;

use super::words;
use crate::conn::execute;
use crate::content::Source;
use crate::{Conn, Error};

pub(super) async fn insert_lesson(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    lesson: &course::Lesson,
) -> Result<(), Error> {
    let sources: Vec<_> = lesson
        .sources
        .iter()
        .map(|source| Source {
            key: source.key.clone(),
            text: words(&source.text),
            standing: source.standing.code().to_owned(),
            url: source.url.clone(),
        })
        .collect();
    execute!(
        conn,
        "insert into lesson (revision_id, key, module_key, position, minutes, activity_minutes, title_id, title_en,
                             summary_id, summary_en, sources)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        &lesson.key,
        module,
        i64::from(lesson.position),
        i64::from(lesson.minutes),
        i64::from(lesson.activity_minutes),
        &lesson.title.id,
        &lesson.title.en,
        &lesson.summary.id,
        &lesson.summary.en,
        serde_json::to_string(&sources)?
    )?;
    for part in &lesson.parts {
        let languages = [
            ("id", &part.title.id, &part.html.id, part.reading_minutes.id),
            ("en", &part.title.en, &part.html.en, part.reading_minutes.en),
        ];
        for (language, title, html, minutes) in languages {
            execute!(
                conn,
                "insert into lesson_part (revision_id, lesson_key, position, language, title, html, reading_minutes)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                id,
                &lesson.key,
                i64::from(part.position),
                language,
                title,
                html,
                i64::from(minutes)
            )?;
        }
    }
    Ok(())
}

use domain::ids::RevisionId;
use domain::time::Timestamp;

use crate::conn::{execute, row, value};
use crate::{Conn, Db, Error, Lock};

/// What publishing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// A new edition.
    New(RevisionId),
    /// This very text was an edition already.
    Already(RevisionId),
}

impl Published {
    /// The edition, new or not.
    #[must_use]
    pub const fn revision(self) -> RevisionId {
        match self {
            Self::New(id) | Self::Already(id) => id,
        }
    }
}

/// Publishes a course as its next edition. The same text twice is one edition.
///
/// # Errors
/// [`Error`] when the store cannot; nothing is half published.
pub async fn publish(db: &Db, course: &course::Course, now: Timestamp) -> Result<Published, Error> {
    let course = std::sync::Arc::new(course.clone());
    db.write(Lock::Course, |mut conn| {
        let course = course.clone();
        Box::pin(async move {
            let known = row!(
                &mut conn,
                (RevisionId,),
                "select id from course_revision where course_key = $1 and digest = $2",
                &course.key,
                &course.digest
            )?;
            if let Some((id,)) = known {
                return Ok(Published::Already(id));
            }
            let id = insert_revision(&mut conn, &course, now).await?;
            insert_pictures(&mut conn, &course).await?;
            for module in &course.modules {
                insert_module(&mut conn, id, module).await?;
            }
            Ok(Published::New(id))
        })
    })
    .await
}

async fn insert_revision(
    conn: &mut Conn<'_>,
    course: &course::Course,
    now: Timestamp,
) -> Result<RevisionId, Error> {
    value!(
        conn,
        RevisionId,
        "insert into course_revision (course_key, number, digest, title_id, title_en, summary_id, summary_en, published_at)
         values ($1, (select coalesce(max(number), 0) + 1 from course_revision where course_key = $1),
                 $2, $3, $4, $5, $6, $7) returning id",
        &course.key,
        &course.digest,
        &course.title.id,
        &course.title.en,
        &course.summary.id,
        &course.summary.en,
        now
    )
}

async fn insert_pictures(conn: &mut Conn<'_>, course: &course::Course) -> Result<(), Error> {
    for picture in &course.pictures {
        execute!(
            conn,
            "insert into picture (digest, media_type, body) values ($1, $2, $3) on conflict (digest) do nothing",
            &picture.digest,
            "image/svg+xml",
            &picture.bytes
        )?;
    }
    Ok(())
}

async fn insert_module(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &course::Module,
) -> Result<(), Error> {
    let outcomes: Vec<_> = module.outcomes.iter().map(words).collect();
    execute!(
        conn,
        "insert into module (revision_id, key, position, title_id, title_en, summary_id, summary_en, outcomes)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        &module.key,
        i64::from(module.position),
        &module.title.id,
        &module.title.en,
        &module.summary.id,
        &module.summary.en,
        serde_json::to_string(&outcomes)?
    )?;
    for lesson in &module.lessons {
        insert_lesson(conn, id, &module.key, lesson).await?;
    }
    if let Some(quiz) = &module.quiz {
        insert_quiz(conn, id, &module.key, quiz).await?;
    }
    if let Some(assignment) = &module.assignment {
        insert_assignment(conn, id, &module.key, assignment).await?;
    }
    Ok(())
}

async fn insert_lesson(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    lesson: &course::Lesson,
) -> Result<(), Error> {
    let sources: Vec<_> = lesson
        .sources
        .iter()
        .map(|source| super::Source {
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

async fn insert_quiz(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    quiz: &course::Quiz,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into quiz (revision_id, module_key, pass_mark) values ($1, $2, $3)",
        id,
        module,
        i64::from(quiz.pass_mark)
    )?;
    for (position, question) in (1_i64..).zip(&quiz.questions) {
        execute!(
            conn,
            "insert into question (revision_id, key, module_key, lesson_key, position, text_id, text_en)
             values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            &question.key,
            module,
            &question.lesson,
            position,
            &question.text.id,
            &question.text.en
        )?;
        for (option_position, option) in (1_i64..).zip(&question.options) {
            execute!(
                conn,
                "insert into question_option (revision_id, question_key, position, text_id, text_en, why_id, why_en,
                                              is_right)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)",
                id,
                &question.key,
                option_position,
                &option.text.id,
                &option.text.en,
                &option.why.id,
                &option.why.en,
                option.right
            )?;
        }
    }
    Ok(())
}

async fn insert_assignment(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    assignment: &course::Assignment,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into assignment (revision_id, key, module_key, title_id, title_en, brief_id, brief_en, judged_by,
                                 reply_days, pass_total)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        &assignment.key,
        module,
        &assignment.title.id,
        &assignment.title.en,
        &assignment.brief_html.id,
        &assignment.brief_html.en,
        assignment.judged_by.code(),
        i64::from(assignment.reply_days),
        i64::from(assignment.pass_total)
    )?;
    for (position, slot) in (1_i64..).zip(&assignment.slots) {
        let columns: Vec<_> = slot.columns.iter().map(words).collect();
        execute!(
            conn,
            "insert into slot (revision_id, assignment_key, key, position, kind, title_id, title_en, hint_id, hint_en,
                               is_required, unit, columns, row_count)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            &assignment.key,
            &slot.key,
            position,
            slot.kind.code(),
            &slot.title.id,
            &slot.title.en,
            &slot.hint.id,
            &slot.hint.en,
            slot.required,
            &slot.unit,
            serde_json::to_string(&columns)?,
            i64::from(slot.rows)
        )?;
    }
    for (position, criterion) in (1_i64..).zip(&assignment.criteria) {
        let levels: Vec<_> = criterion.levels.iter().map(words).collect();
        execute!(
            conn,
            "insert into criterion (revision_id, assignment_key, key, position, weight, minimum, title_id, title_en,
                                    levels)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            &assignment.key,
            &criterion.key,
            position,
            i64::from(criterion.weight),
            criterion.minimum.map(i64::from),
            &criterion.title.id,
            &criterion.title.en,
            serde_json::to_string(&levels)?
        )?;
    }
    Ok(())
}

fn words(words: &course::Words) -> domain::language::Words {
    domain::language::Words {
        id: words.id.clone(),
        en: words.en.clone(),
    }
}

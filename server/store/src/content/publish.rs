mod assignment;
mod lesson;
mod quiz;

use domain::ids::RevisionId;
use domain::time::Timestamp;

use self::assignment::insert_assignment;
use self::lesson::insert_lesson;
use self::quiz::insert_quiz;
use crate::conn::{execute, row, value};
use crate::{Conn, Db, Error, Lock, audit};

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
            // Courses are published at the command line, where nobody is signed in.
            let entry = audit::Entry {
                actor: None,
                on_behalf_of: None,
                action: "course.publish",
                object: "course_revision",
                object_id: id.0,
                fields: &[],
                now,
            };
            audit::record(&mut conn, entry).await?;
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

fn words(words: &course::Words) -> domain::language::Words {
    domain::language::Words {
        id: words.id.clone(),
        en: words.en.clone(),
    }
}

use domain::ids::RevisionId;
use domain::language::Words;

use crate::conn::{row, rows};
use crate::{Conn, Error};

/// A course at a glance: what there is, in order.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The edition.
    pub revision: RevisionId,
    /// Its number, from 1.
    pub number: i64,
    /// Title.
    pub title: Words,
    /// One sentence.
    pub summary: Words,
    /// Modules in order.
    pub modules: Vec<OutlineModule>,
}

/// A module at a glance.
#[derive(Clone, Debug)]
pub struct OutlineModule {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title: Words,
    /// One sentence.
    pub summary: Words,
    /// What one can do afterwards.
    pub outcomes: Vec<Words>,
    /// Lessons in order.
    pub lessons: Vec<OutlineLesson>,
    /// Whether it ends with a quiz.
    pub has_quiz: bool,
    /// Its assignment, key and title.
    pub assignment: Option<(String, Words)>,
}

/// A lesson at a glance.
#[derive(Clone, Debug)]
pub struct OutlineLesson {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title: Words,
    /// Minutes with its exercise.
    pub minutes: i64,
}

impl Outline {
    /// Everything that can be completed, as (kind, key), in the order of the course.
    pub fn completables(&self) -> impl Iterator<Item = (domain::learning::Completable, &str)> {
        use domain::learning::Completable::{Assignment, Lesson, Quiz};
        self.modules.iter().flat_map(|module| {
            module
                .lessons
                .iter()
                .map(|lesson| (Lesson, lesson.key.as_str()))
                .chain(module.has_quiz.then_some((Quiz, module.key.as_str())))
                .chain(
                    module
                        .assignment
                        .as_ref()
                        .map(|(key, _)| (Assignment, key.as_str())),
                )
        })
    }
}

#[derive(sqlx::FromRow)]
struct RevisionRow {
    number: i64,
    title_id: String,
    title_en: String,
    summary_id: String,
    summary_en: String,
}

#[derive(sqlx::FromRow)]
struct ModuleRow {
    key: String,
    title_id: String,
    title_en: String,
    summary_id: String,
    summary_en: String,
    outcomes: String,
    has_quiz: bool,
    assignment_key: Option<String>,
    assignment_title_id: Option<String>,
    assignment_title_en: Option<String>,
}

#[derive(sqlx::FromRow)]
struct LessonRow {
    key: String,
    module_key: String,
    title_id: String,
    title_en: String,
    minutes: i64,
}

/// The outline of an edition: three reads, whatever its size.
///
/// # Errors
/// [`Error::NotFound`] when there is no such edition.
pub async fn outline(conn: &mut Conn<'_>, revision: RevisionId) -> Result<Outline, Error> {
    let course = row!(
        &mut *conn,
        RevisionRow,
        "select number, title_id, title_en, summary_id, summary_en from course_revision where id = $1",
        revision
    )?
    .ok_or(Error::NotFound)?;
    let modules = rows!(
        &mut *conn,
        ModuleRow,
        "select m.key, m.title_id, m.title_en, m.summary_id, m.summary_en, m.outcomes,
                exists (select 1 from quiz q where q.revision_id = m.revision_id and q.module_key = m.key) as has_quiz,
                a.key as assignment_key, a.title_id as assignment_title_id, a.title_en as assignment_title_en
         from module m
         left join assignment a on a.revision_id = m.revision_id and a.module_key = m.key
         where m.revision_id = $1 order by m.position",
        revision
    )?;
    let lessons = rows!(
        &mut *conn,
        LessonRow,
        "select l.key, l.module_key, l.title_id, l.title_en, l.minutes from lesson l
         where l.revision_id = $1 order by l.position",
        revision
    )?;
    let modules = modules
        .into_iter()
        .map(|module| with_lessons(module, &lessons))
        .collect::<Result<_, _>>()?;
    Ok(Outline {
        revision,
        number: course.number,
        title: Words {
            id: course.title_id,
            en: course.title_en,
        },
        summary: Words {
            id: course.summary_id,
            en: course.summary_en,
        },
        modules,
    })
}

fn with_lessons(module: ModuleRow, lessons: &[LessonRow]) -> Result<OutlineModule, Error> {
    let own = lessons
        .iter()
        .filter(|lesson| lesson.module_key == module.key);
    let assignment_title = module
        .assignment_title_id
        .zip(module.assignment_title_en)
        .map(|(id, en)| Words { id, en });
    Ok(OutlineModule {
        title: Words {
            id: module.title_id,
            en: module.title_en,
        },
        summary: Words {
            id: module.summary_id,
            en: module.summary_en,
        },
        outcomes: serde_json::from_str(&module.outcomes)?,
        lessons: own
            .map(|lesson| OutlineLesson {
                key: lesson.key.clone(),
                title: Words {
                    id: lesson.title_id.clone(),
                    en: lesson.title_en.clone(),
                },
                minutes: lesson.minutes,
            })
            .collect(),
        has_quiz: module.has_quiz,
        assignment: module.assignment_key.zip(assignment_title),
        key: module.key,
    })
}

/// The newest edition there is, of any course.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn latest_revision(conn: &mut Conn<'_>) -> Result<Option<RevisionId>, Error> {
    let found = row!(
        conn,
        (RevisionId,),
        "select id from course_revision order by published_at desc, id desc limit 1"
    )?;
    Ok(found.map(|(id,)| id))
}

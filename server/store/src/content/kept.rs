//! What was read of published editions. They never change, so no two processes can disagree about them, and the pages that
//! are read most need not ask again.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::RevisionId;
use domain::language::Language;

use super::{Lesson, Outline, Part};
use crate::{Conn, Db, Error};

/// How many editions are kept; the oldest goes first.
const EDITIONS: usize = 8;

/// What was read so far, shared by everything that shares a [`Db`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept(Arc<Mutex<BTreeMap<RevisionId, Edition>>>);

#[derive(Debug, Default)]
struct Edition {
    outline: Option<Arc<Outline>>,
    lessons: HashMap<(String, Language), Arc<Lesson>>,
    parts: HashMap<(String, i64, Language), Arc<Part>>,
}

impl Kept {
    fn with<R>(&self, revision: RevisionId, look: impl FnOnce(&mut Edition) -> R) -> R {
        let mut editions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if editions.len() >= EDITIONS && !editions.contains_key(&revision) {
            editions.pop_first();
        }
        look(editions.entry(revision).or_default())
    }
}

/// As [`super::outline`], read once.
///
/// # Errors
/// As [`super::outline`].
pub async fn kept_outline(
    db: &Db,
    conn: &mut Conn<'_>,
    revision: RevisionId,
) -> Result<Arc<Outline>, Error> {
    let kept = db.kept().with(revision, |edition| edition.outline.clone());
    if let Some(outline) = kept {
        return Ok(outline);
    }
    let outline = Arc::new(super::outline(conn, revision).await?);
    db.kept().with(revision, |edition| {
        edition.outline = Some(Arc::clone(&outline));
    });
    Ok(outline)
}

/// As [`super::lesson`], read once.
///
/// # Errors
/// As [`super::lesson`].
pub async fn kept_lesson(
    db: &Db,
    conn: &mut Conn<'_>,
    revision: RevisionId,
    key: &str,
    language: Language,
) -> Result<Arc<Lesson>, Error> {
    let place = (key.to_owned(), language);
    let kept = db
        .kept()
        .with(revision, |edition| edition.lessons.get(&place).cloned());
    if let Some(lesson) = kept {
        return Ok(lesson);
    }
    let lesson = Arc::new(super::lesson(conn, revision, key, language).await?);
    db.kept().with(revision, |edition| {
        edition.lessons.insert(place, Arc::clone(&lesson));
    });
    Ok(lesson)
}

/// As [`super::part`], read once.
///
/// # Errors
/// As [`super::part`].
pub async fn kept_part(
    db: &Db,
    conn: &mut Conn<'_>,
    revision: RevisionId,
    lesson: &str,
    position: i64,
    language: Language,
) -> Result<Arc<Part>, Error> {
    let place = (lesson.to_owned(), position, language);
    let kept = db
        .kept()
        .with(revision, |edition| edition.parts.get(&place).cloned());
    if let Some(part) = kept {
        return Ok(part);
    }
    let part = Arc::new(super::part(conn, revision, lesson, position, language).await?);
    db.kept().with(revision, |edition| {
        edition.parts.insert(place, Arc::clone(&part));
    });
    Ok(part)
}

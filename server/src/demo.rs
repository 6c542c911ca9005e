//! A demonstration: the real course and one running cohort of invented people, made by the same commands as real ones.

mod course_copy;
mod people;
mod script;
mod stories;

use domain::time::Timestamp;
use store::files::Files;
use store::{Db, Error, setting};

pub use course_copy::course;
pub use people::{ACCOUNTS, PASSWORD};

/// The setting that marks a demonstration: first who was entered, then [`FILLED`].
const MARK: &str = "demo";
const FILLED: &str = "1";

/// Fills an empty database when a demonstration is asked for; opens one that was filled before as it is, and goes on with
/// one whose filling was cut off. Answers whether this is a demonstration.
///
/// # Errors
/// A sentence, when the database is neither empty nor a demonstration.
pub async fn prepare(
    db: &Db,
    files: &Files,
    is_wanted: bool,
    now: Timestamp,
) -> Result<bool, String> {
    let text = |error: Error| error.to_string();
    let mark = setting::read(db, MARK).await.map_err(text)?;
    if mark.as_deref() == Some(FILLED) || (mark.is_none() && !is_wanted) {
        return Ok(mark.is_some());
    }
    if mark.is_none() && !setting::is_empty(db).await.map_err(text)? {
        return Err("--demo needs an empty data folder; this one holds people already".to_owned());
    }
    fill(db, files, mark, now).await?;
    Ok(true)
}

/// Enters the people in one transaction; what they did are commands with fixed keys, so that a second filling after a crash
/// repeats nothing.
async fn fill(db: &Db, files: &Files, mark: Option<String>, now: Timestamp) -> Result<(), String> {
    let script = script::read()?;
    let course = course()?;
    let cast: people::Cast = match mark {
        Some(mark) => serde_json::from_str(&mark).map_err(|error| error.to_string())?,
        None => people::enter(db, &script, &course, now).await?,
    };
    let stage = stories::Stage {
        db,
        files,
        course: &course,
        now,
    };
    stage.play(&script, &cast).await?;
    db.write(store::Lock::Course, |mut conn| {
        Box::pin(async move { setting::keep(&mut conn, MARK, FILLED).await })
    })
    .await
    .map_err(|error: Error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{course, script};

    #[test]
    fn everything_the_script_names_is_there() {
        let script = script::read().expect("the script");
        let course = course().expect("the course");
        for owner in &script.owner {
            assert!(
                domain::regions::Region::by_code(&owner.regency).is_some(),
                "{}",
                owner.regency
            );
            for lesson in owner.understood.keys() {
                let mut lessons = course.modules.iter().flat_map(|module| &module.lessons);
                assert!(lessons.any(|found| found.key == *lesson), "{lesson}");
            }
            for version in owner.work.iter().flat_map(|work| &work.version) {
                for content in version.slots.values() {
                    if let script::Content::Photo { photo } = content {
                        script::picture(photo).expect("a picture");
                    }
                }
            }
        }
    }
}

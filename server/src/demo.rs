//! A demonstration: the real course and one running cohort of invented people, made by the same commands as real ones.

mod people;

use course::Folder;
use domain::access::{Role, Scope};
use domain::cohorts::{EnrollmentReason, EnrollmentState};
use domain::language::Words;
use domain::time::{Date, Timestamp, Zone};
use include_dir::{Dir, include_dir};
use store::files::Files;
use store::identity::{create_person, grant};
use store::organisation::{
    NewCohort, NewEnrollment, NewProgram, create_business, create_cohort, create_program, enroll,
};
use store::products::create_product;
use store::setting;
use store::{Db, Error, Lock, password};

pub use people::{ACCOUNTS, PASSWORD};

/// The course's own copy inside the binary.
static COURSE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/course");

/// Fills an empty database when a demonstration is asked for; opens one that was filled before as it is.
/// Answers whether this is a demonstration.
///
/// # Errors
/// A sentence, when the database is neither empty nor a demonstration.
pub async fn prepare(
    db: &Db,
    _files: &Files,
    is_wanted: bool,
    now: Timestamp,
) -> Result<bool, String> {
    let text = |error: Error| error.to_string();
    let is_demo = setting::read(db, "demo").await.map_err(text)?.is_some();
    if is_demo || !is_wanted {
        return Ok(is_demo);
    }
    if !setting::is_empty(db).await.map_err(text)? {
        return Err("--demo needs an empty data folder; this one holds people already".to_owned());
    }
    fill(db, now).await?;
    Ok(true)
}

/// The embedded course, read and checked.
///
/// # Errors
/// A sentence that names the first finding.
pub fn course() -> Result<course::Course, String> {
    let mut entries = Vec::new();
    collect(&COURSE, &mut entries);
    course::read(&Folder::from_entries(entries)).map_err(|findings| {
        findings.first().map_or_else(
            || "the course cannot be read".to_owned(),
            ToString::to_string,
        )
    })
}

fn collect(folder: &Dir<'static>, entries: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files() {
        entries.push((
            file.path().to_string_lossy().into_owned(),
            file.contents().to_vec(),
        ));
    }
    for inner in folder.dirs() {
        collect(inner, entries);
    }
}

async fn fill(db: &Db, now: Timestamp) -> Result<(), String> {
    let text = |error: Error| error.to_string();
    let revision = store::content::publish(db, &course()?, now)
        .await
        .map_err(text)?
        .revision();
    let hash = password::hash(&people::password()?).await.map_err(text)?;
    let today = now.date(Zone::Wib);
    db.write(Lock::Course, |mut conn| {
        let hash = hash.clone();
        Box::pin(async move {
            let program = create_program(&mut conn, &program(today), now).await?;
            let cohort = NewCohort {
                program,
                revision,
                name: "Angkatan 1 – Malang Raya".to_owned(),
                starts_on: today.plus_days(-14),
                ends_on: today.plus_days(70),
                capacity: 40,
            };
            let cohort = create_cohort(&mut conn, &cohort, now).await?;
            let mut mentor = None;
            for staff in people::staff(&hash) {
                let person = create_person(&mut conn, &staff.person, now).await?;
                let scope = if staff.role == Role::Mentor {
                    Scope::Cohort(cohort)
                } else {
                    Scope::Program(program)
                };
                grant(&mut conn, person, staff.role, &scope, None, now).await?;
                if staff.role == Role::Mentor {
                    mentor = Some(person);
                }
            }
            for owner in people::owners(&hash) {
                let person = create_person(&mut conn, &owner.person, now).await?;
                let business =
                    create_business(&mut conn, person, owner.business, owner.regency, now).await?;
                create_product(&mut conn, business, &owner.product, now).await?;
                let place = NewEnrollment {
                    cohort,
                    person,
                    business,
                    mentor,
                    state: EnrollmentState::Active,
                    reason: EnrollmentReason::Selected,
                };
                enroll(&mut conn, &place, None, now).await?;
            }
            setting::keep(&mut conn, "demo", "1").await
        })
    })
    .await
    .map_err(text)
}

fn program(today: Date) -> NewProgram {
    NewProgram {
        name: Words {
            id: "Inkubator Kemasan Jawa Timur".to_owned(),
            en: "East Java Packaging Incubator".to_owned(),
        },
        starts_on: today.plus_days(-30),
        ends_on: today.plus_days(335),
    }
}

use domain::language::Language;
use domain::text::one_line;
use domain::time::Date;
use store::cohorts::settings::Change;

use crate::cohorts::pages::Typed;
use crate::context::KeyedForm;
use crate::words::cohorts as words;

/// The longest a cohort runs: two years.
const LONGEST: i64 = 731;

/// Reads the fields of a cohort; what is wrong comes back with everything typed.
pub(super) fn read(language: Language, form: &KeyedForm) -> Result<Change, Box<Typed>> {
    let text = |name: &str| form.fields.text(name).to_owned();
    let mut typed = Typed {
        program: text("program"),
        name: text("name"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
        capacity: text("capacity"),
        key: form.key.as_str().to_owned(),
        errors: Vec::new(),
    };
    let name = one_line(&typed.name, 120).ok();
    let starts_on = Date::parse(&typed.starts_on);
    let ends_on = Date::parse(&typed.ends_on);
    let capacity = form
        .fields
        .parsed::<i64>("capacity")
        .filter(|places| (1..=5_000).contains(places));
    let mut wrong = |field: &str, why: &str| typed.errors.push((field.to_owned(), why.to_owned()));
    if name.is_none() {
        wrong("name", words::cohort_name_wrong(language));
    }
    for (field, day) in [("starts_on", starts_on), ("ends_on", ends_on)] {
        if day.is_none() {
            wrong(field, words::day_wrong(language));
        }
    }
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && !(1..=LONGEST).contains(&(last.days() - first.days()))
    {
        wrong("ends_on", words::last_day_before(language));
    }
    if capacity.is_none() {
        wrong("capacity", words::capacity_wrong(language));
    }
    match (name, starts_on, ends_on, capacity) {
        (Some(name), Some(starts_on), Some(ends_on), Some(capacity)) if typed.errors.is_empty() => {
            Ok(Change {
                name,
                starts_on,
                ends_on,
                capacity,
            })
        }
        _ => Err(Box::new(typed)),
    }
}

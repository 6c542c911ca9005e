use domain::language::Language;
use domain::text::one_line;
use domain::time::Date;
use store::cohorts::settings::Change;

use crate::cohorts::pages::Typed;
use crate::context::KeyedForm;
use crate::words::cohorts as words;

/// The longest a cohort runs: two years.
const LONGEST: i64 = 731;

/// Reads a day that must be there.
pub(super) fn day(language: Language, typed: &str) -> Result<Date, &'static str> {
    match optional_day(language, typed) {
        Ok(Some(day)) => Ok(day),
        Ok(None) => Err(words::day_wrong(language)),
        Err(why) => Err(why),
    }
}

/// Reads a day that may be left out: nothing typed is none, and what cannot be read is never taken for nothing.
pub(super) fn optional_day(language: Language, typed: &str) -> Result<Option<Date>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => Date::parse(typed)
            .map(Some)
            .ok_or_else(|| words::day_unread(language)),
    }
}

/// The fields of a cohort as they were typed.
pub(super) fn typed(form: &KeyedForm) -> Typed {
    let text = |name: &str| form.fields.text(name).to_owned();
    Typed {
        program: text("program"),
        name: text("name"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
        capacity: text("capacity"),
        key: form.key.as_str().to_owned(),
        ..Typed::default()
    }
}

/// Reads the fields of a cohort; what is wrong comes back with everything typed.
pub(super) fn read(language: Language, form: &KeyedForm) -> Result<Change, Box<Typed>> {
    let mut typed = typed(form);
    let name = one_line(&typed.name, 120).ok();
    let starts_on = day(language, &typed.starts_on);
    let ends_on = day(language, &typed.ends_on);
    let capacity = form
        .fields
        .parsed::<i64>("capacity")
        .filter(|places| (1..=5_000).contains(places));
    let mut wrong = |field: &str, why: &str| typed.errors.push((field.to_owned(), why.to_owned()));
    if name.is_none() {
        wrong("name", words::cohort_name_wrong(language));
    }
    for (field, day) in [("starts_on", starts_on), ("ends_on", ends_on)] {
        if let Err(why) = day {
            wrong(field, why);
        }
    }
    if let (Ok(first), Ok(last)) = (starts_on, ends_on)
        && !(1..=LONGEST).contains(&(last.days() - first.days()))
    {
        wrong("ends_on", words::last_day_before(language));
    }
    if capacity.is_none() {
        wrong("capacity", words::capacity_wrong(language));
    }
    match (name, starts_on, ends_on, capacity) {
        (Some(name), Ok(starts_on), Ok(ends_on), Some(capacity)) if typed.errors.is_empty() => {
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

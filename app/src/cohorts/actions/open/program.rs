use domain::language::{Language, Words};
use domain::text::one_line;
use domain::time::Date;
use store::cohorts::create::ChosenProgram;
use store::organisation::NewProgram;

use crate::cohorts::pages::{NEW_PROGRAM, TypedProgram};
use crate::context::Fields;
use crate::words::cohorts as words;

/// The longest a programme runs, in years.
const LONGEST: i64 = 20;

/// The programme that was chosen, or what is wrong, by field. `None`: a page of ours offers no such programme.
pub(super) fn read(
    language: Language,
    fields: &Fields,
) -> Option<Result<ChosenProgram, Vec<(String, String)>>> {
    if fields.text("program") == NEW_PROGRAM {
        return Some(new(language, &typed(fields)).map(ChosenProgram::New));
    }
    let id = fields.parsed("program")?;
    Some(Ok(ChosenProgram::Existing(id)))
}

/// What was typed for a new programme.
pub(super) fn typed(fields: &Fields) -> TypedProgram {
    let text = |name: &str| fields.text(name).to_owned();
    TypedProgram {
        name: text("program_name"),
        name_en: text("program_name_en"),
        first_year: text("first_year"),
        last_year: text("last_year"),
    }
}

fn new(language: Language, typed: &TypedProgram) -> Result<NewProgram, Vec<(String, String)>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, why: &str| errors.push((field.to_owned(), why.to_owned()));
    let name = one_line(&typed.name, 120).ok();
    let name_en = match typed.name_en.trim() {
        "" => name.clone(),
        typed => one_line(typed, 120).ok(),
    };
    if name.is_none() {
        wrong("program_name", words::program_name_wrong(language));
    } else if name_en.is_none() {
        wrong("program_name_en", words::program_name_wrong(language));
    }
    let (first, last) = (year(&typed.first_year), year(&typed.last_year));
    for (field, year) in [("first_year", first), ("last_year", last)] {
        if year.is_none() {
            wrong(field, words::year_wrong(language));
        }
    }
    if let (Some(first), Some(last)) = (first, last)
        && !(0..=LONGEST).contains(&(last - first))
    {
        wrong("last_year", words::last_year_before(language));
    }
    let days = first
        .and_then(|year| Date::new(year, 1, 1))
        .zip(last.and_then(|year| Date::new(year, 12, 31)));
    match (name, name_en, days) {
        (Some(id), Some(en), Some((starts_on, ends_on))) if errors.is_empty() => Ok(NewProgram {
            name: Words { id, en },
            starts_on,
            ends_on,
        }),
        _ => Err(errors),
    }
}

fn year(typed: &str) -> Option<i64> {
    let year = typed.trim().parse().ok()?;
    (2000..=2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name_en: &str, years: (&str, &str)) -> TypedProgram {
        TypedProgram {
            name: " Inkubator  Kemasan ".to_owned(),
            name_en: name_en.to_owned(),
            first_year: years.0.to_owned(),
            last_year: years.1.to_owned(),
        }
    }

    #[test]
    fn a_programme_without_an_english_name_is_called_alike_in_both() {
        let read = new(Language::Id, &typed(" ", ("2026", " 2028 "))).expect("a programme");
        assert_eq!(read.name.en, read.name.id);
        assert_eq!(read.starts_on, Date::new(2026, 1, 1).expect("a day"));
        assert_eq!(read.ends_on, Date::new(2028, 12, 31).expect("a day"));
    }

    #[test]
    fn its_years_are_years_and_in_their_order() {
        for (years, field) in [
            (("26", "2028"), "first_year"),
            (("2026", "besok"), "last_year"),
            (("2026", "2025"), "last_year"),
            (("2026", "2047"), "last_year"),
        ] {
            let errors = new(Language::Id, &typed("", years)).expect_err("wrong years");
            let fields: Vec<_> = errors.iter().map(|(field, _)| field.as_str()).collect();
            assert_eq!(fields, [field], "{years:?}");
        }
    }
}

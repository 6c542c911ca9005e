use domain::cohorts::import::{CellProblem, Column, Outcome};
use domain::identity::PhoneNumber;
use domain::language::Language;
use domain::regions::Region;
use store::cohorts::import::Told;

use crate::format;
use crate::words::cohorts as words;

/// The full name of a regency by its code.
pub(super) fn regency(code: &str) -> String {
    Region::by_code(code).map_or_else(|| code.to_owned(), Region::full_name)
}

/// A stored number as people read it.
pub(super) fn phone(stored: &str) -> String {
    PhoneNumber::parse(stored).map_or_else(|_| stored.to_owned(), |number| number.for_reading())
}

/// A link that opens a chat with this number, with a message ready in it.
pub(crate) fn chat(stored: &str, message: &str) -> Option<String> {
    let number = PhoneNumber::parse(stored).ok()?;
    Some(format::chat_link(Some(&number), message))
}

pub(super) fn column(language: Language, column: Column) -> &'static str {
    match column {
        Column::Name => words::column_name(language),
        Column::Phone => words::column_phone(language),
        Column::Business => words::column_business(language),
        Column::Regency => words::column_regency(language),
        Column::Product => words::column_product(language),
        Column::Nib => words::column_nib(language),
    }
}

pub(super) fn outcome(language: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Create => words::outcome_create(language),
        Outcome::Join => words::outcome_join(language),
        Outcome::Return => words::outcome_return(language),
        Outcome::Change => words::outcome_change(language),
        Outcome::Skip => words::outcome_skip(language),
        Outcome::Refuse => words::outcome_refuse(language),
    }
}

/// What is wrong with a row or to be known of it, with the column's name before it.
#[must_use]
pub fn problem(language: Language, told: &Told) -> String {
    let found = &told.found;
    let name = told.name.as_deref().unwrap_or("…");
    let text = match &found.problem {
        CellProblem::Missing => words::problem_missing(language).to_owned(),
        CellProblem::TooLong => words::problem_too_long(language).to_owned(),
        CellProblem::Scientific => words::problem_scientific(language).to_owned(),
        CellProblem::NotMobile => words::problem_not_mobile(language).to_owned(),
        CellProblem::PhoneLength => words::problem_phone_length(language).to_owned(),
        CellProblem::Ambiguous(name) => words::problem_ambiguous(language, name),
        CellProblem::UnknownRegency => words::problem_unknown_regency(language).to_owned(),
        CellProblem::Nib => words::problem_nib(language).to_owned(),
        CellProblem::NibOfOneDigit => words::problem_nib_of_one_digit(language).to_owned(),
        CellProblem::Repeated(line) => words::problem_repeated(language, line),
        CellProblem::Held(_) => words::problem_held(language, name),
        CellProblem::Spelled(_) => words::problem_spelled(language, name),
        CellProblem::NibOf(_) => words::problem_nib_of(language, name),
        CellProblem::NibOfLine(line) => words::problem_nib_of_line(language, line),
    };
    words::problem_at(language, column(language, found.column), text)
}

use domain::language::Language;
use sheet::Cell;
use store::cohorts::progress::{CohortProgress, ProgressRow};
use store::content::OutlineModule;

use super::labels::regency;
use super::view::Key;
use crate::words::cohorts as words;

/// The heads of the progress table with what each sorts by: the same for the screen and for what is downloaded.
pub(super) fn heads(language: Language, progress: &CohortProgress) -> Vec<(Key, String)> {
    let modules = progress
        .outline
        .modules
        .iter()
        .map(|module| (Key::Module(module.key.clone()), short(module)));
    [
        (Key::Name, words::participant(language).to_owned()),
        (Key::Business, words::business(language).to_owned()),
        (Key::Regency, words::regency(language).to_owned()),
        (Key::Mentor, words::mentor(language).to_owned()),
    ]
    .into_iter()
    .chain(modules)
    .chain([(Key::Whole, words::whole(language).to_owned())])
    .collect()
}

/// One row's cells, in the order of [`heads`]; numbers are percent.
pub(super) fn cells(language: Language, row: &ProgressRow) -> Vec<Cell> {
    let who = &row.participant;
    let mentor = who.mentor_name.clone();
    [
        who.name.clone(),
        who.business.clone(),
        regency(&who.regency_code),
        mentor.unwrap_or_else(|| words::no_mentor(language).to_owned()),
    ]
    .into_iter()
    .map(Cell::Text)
    .chain(
        row.modules
            .iter()
            .chain([&row.whole])
            .map(|progress| Cell::Number(i64::from(progress.percent()))),
    )
    .collect()
}

/// A module in two letters, by its key and not by its place: a course may leave modules out.
pub(super) fn short(module: &OutlineModule) -> String {
    module.key.to_uppercase()
}

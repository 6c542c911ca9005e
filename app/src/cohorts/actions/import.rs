use ::store::cohorts::import::{
    self as store, Asked, ListRefusal, Reading, ResumeRefusal, UndoRefusal,
};
use ::store::command::Command;
use ::store::{Db, Failure};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::cohorts::import::{Column, Mapping};
use domain::ids::{CohortId, ImportId};
use domain::language::Language;
use domain::markets::Category;

use crate::cohorts::pages::{ImportAnswer, import_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::cohorts as words;

/// Reads the list anew with the columns that were chosen.
pub async fn choose_columns(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let columns = Mapping::new(Column::ALL.iter().filter_map(|column| {
        let index = form.fields.parsed(&format!("column-{column}"))?;
        Some((*column, index))
    }));
    let reading = Reading {
        columns,
        category: form.fields.parsed("category").unwrap_or(Category::Food),
        row_version: seen(&form),
    };
    let done = store::choose_columns(db, &person.actor, &command, cohort, import, &reading).await;
    let typed = Some(reading);
    finish(&person, cohort, import, done, typed, not_waiting).await
}

/// Lets a list in.
pub async fn confirm(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let done = store::confirm(db, &person.actor, &command, cohort, import, seen(&form)).await;
    finish(&person, cohort, import, done, None, not_waiting).await
}

/// Takes a list back.
pub async fn undo(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let done = store::undo(db, &person.actor, &command, cohort, import).await;
    finish(
        &person,
        cohort,
        import,
        done,
        None,
        |language, refusal| match refusal {
            UndoRefusal::NotDone => words::import_not_waiting(language),
            UndoRefusal::TooLate => words::undo_too_late(language),
        },
    )
    .await
}

/// Lets a list that stopped go on.
pub async fn resume(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let done = store::resume(db, &person.actor, &command, cohort, import).await;
    finish(
        &person,
        cohort,
        import,
        done,
        None,
        |language, ResumeRefusal::NotStopped| words::import_not_stopped(language),
    )
    .await
}

/// The list's version when its page was shown.
fn seen(form: &KeyedForm) -> i64 {
    form.fields.parsed("row_version").unwrap_or(0)
}

fn not_waiting(language: Language, refusal: ListRefusal) -> &'static str {
    match refusal {
        ListRefusal::NotWaiting => words::import_not_waiting(language),
        ListRefusal::ChangedMeanwhile => words::import_read_meanwhile(language),
    }
}

fn named<'a>(
    person: &'a Person,
    (cohort, import): (i64, i64),
    form: &KeyedForm,
) -> (&'a Db, Command, CohortId, ImportId) {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    (
        &visitor.site.db,
        command,
        CohortId(cohort),
        ImportId(import),
    )
}

/// Back to the list; where it was refused, the page again with the reason in words and what was chosen.
async fn finish<D, R>(
    person: &Person,
    cohort: CohortId,
    import: ImportId,
    done: Result<D, Failure<R>>,
    typed: Option<Reading>,
    why: impl Fn(Language, R) -> &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/cohorts/{cohort}/imports/{import}")).into_response()),
        Err(Failure::Refused(refusal)) => {
            let answer = ImportAnswer {
                refusal: Some(why(person.visitor.language, refusal)),
                typed,
            };
            import_page(person, cohort, import, Asked::default(), answer).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

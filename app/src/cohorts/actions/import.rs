use ::store::cohorts::import::{self as store, Asked, ConfirmRefusal, ResumeRefusal, UndoRefusal};
use ::store::command::Command;
use ::store::{Db, Failure};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::cohorts::import::{Column, Mapping};
use domain::ids::{CohortId, ImportId};
use domain::markets::Category;

use crate::cohorts::pages::import_page;
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
    let category = form.fields.parsed("category").unwrap_or(Category::Food);
    store::choose_columns(
        db,
        &person.actor,
        &command,
        cohort,
        import,
        &columns,
        category,
    )
    .await?;
    Ok(to_import(cohort, import))
}

/// Lets a list in.
pub async fn confirm(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let done = store::confirm(db, &person.actor, &command, cohort, import).await;
    let language = person.visitor.language;
    answer(
        &person,
        cohort,
        import,
        done,
        |ConfirmRefusal::NotWaiting| words::import_not_waiting(language),
    )
    .await
}

/// Takes a list back.
pub async fn undo(
    person: Person,
    Path(place): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let (db, command, cohort, import) = named(&person, place, &form);
    let done = store::undo(db, &person.actor, &command, cohort, import).await;
    let language = person.visitor.language;
    answer(&person, cohort, import, done, |refusal| match refusal {
        UndoRefusal::NotDone => words::import_not_waiting(language),
        UndoRefusal::TooLate => words::undo_too_late(language),
    })
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
    let language = person.visitor.language;
    answer(
        &person,
        cohort,
        import,
        done,
        |ResumeRefusal::NotStopped| words::import_not_stopped(language),
    )
    .await
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

/// Back to the list; where it was refused, with the reason in words.
async fn answer<D, R>(
    person: &Person,
    cohort: CohortId,
    import: ImportId,
    done: Result<D, Failure<R>>,
    why: impl Fn(R) -> &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(_) => Ok(to_import(cohort, import)),
        Err(Failure::Refused(refusal)) => {
            let why = why(refusal);
            import_page(person, cohort, import, Asked::default(), Some(why)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn to_import(cohort: CohortId, import: ImportId) -> Response {
    Redirect::to(&format!("/cohorts/{cohort}/imports/{import}")).into_response()
}

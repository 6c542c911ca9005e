use ::store::Failure;
use ::store::cohorts::import::{self as store, UndoRefusal};
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
    Path((cohort, import)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (cohort, import) = (CohortId(cohort), ImportId(import));
    let columns = Mapping::new(Column::ALL.iter().filter_map(|column| {
        let index = form.fields.parsed(&format!("column-{column}"))?;
        Some((*column, index))
    }));
    let category = form.fields.parsed("category").unwrap_or(Category::Food);
    let command = form.command(person.actor.person, visitor.now);
    store::choose_columns(
        &visitor.site.db,
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

/// Applies a list.
pub async fn confirm(
    person: Person,
    Path((cohort, import)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (cohort, import) = (CohortId(cohort), ImportId(import));
    let command = form.command(person.actor.person, visitor.now);
    match store::confirm(&visitor.site.db, &person.actor, &command, cohort, import).await {
        Ok(_) => Ok(to_import(cohort, import)),
        Err(Failure::Refused(_)) => {
            let why = words::import_not_waiting(visitor.language);
            import_page(&person, cohort, import, Some(why)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Takes a list back.
pub async fn undo(
    person: Person,
    Path((cohort, import)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (cohort, import) = (CohortId(cohort), ImportId(import));
    let command = form.command(person.actor.person, visitor.now);
    match store::undo(&visitor.site.db, &person.actor, &command, cohort, import).await {
        Ok(_) => Ok(to_import(cohort, import)),
        Err(Failure::Refused(refusal)) => {
            let why = match refusal {
                UndoRefusal::NotDone => words::import_not_waiting(visitor.language),
                UndoRefusal::TooLate => words::undo_too_late(visitor.language),
            };
            import_page(&person, cohort, import, Some(why)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn to_import(cohort: CohortId, import: ImportId) -> Response {
    Redirect::to(&format!("/cohorts/{cohort}/imports/{import}")).into_response()
}

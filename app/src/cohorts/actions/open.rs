mod program;

use axum::response::{IntoResponse, Redirect, Response};
use store::cohorts::create::{Opening, open_cohort};

use super::fields::{read, typed};
use crate::cohorts::pages::{Typed, new_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;

/// Opens a cohort.
pub async fn open(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let change = read(visitor.language, &form);
    let program = program::read(visitor.language, &form.fields);
    let (change, program) = match (change, program) {
        (Ok(change), Some(Ok(program))) => (change, program),
        (Ok(_), None) => return Err(Problem::NotFound),
        (change, program) => {
            let refused = change.err().map_or_else(|| typed(&form), |typed| *typed);
            let mut errors = program.and_then(Result::err).unwrap_or_default();
            errors.extend(refused.errors);
            let typed = Typed {
                new_program: program::typed(&form.fields),
                revision: form.fields.text("revision").to_owned(),
                mentors: form.fields.all("mentor").map(str::to_owned).collect(),
                errors,
                ..refused
            };
            return new_page(&person, typed).await;
        }
    };
    let opening = Opening {
        revision: form.fields.parsed("revision"),
        mentors: form
            .fields
            .all("mentor")
            .filter_map(|id| id.parse().ok())
            .collect(),
        program,
        name: change.name,
        starts_on: change.starts_on,
        ends_on: change.ends_on,
        capacity: change.capacity,
    };
    let command = form.command(person.actor.person, visitor.now);
    let id = open_cohort(&visitor.site.db, &person.actor, &command, &opening).await?;
    Ok(Redirect::to(&format!("/cohorts/{id}")).into_response())
}

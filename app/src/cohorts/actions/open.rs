use axum::response::{IntoResponse, Redirect, Response};
use store::cohorts::create::{Opening, open_cohort};

use super::fields::read;
use crate::cohorts::pages::{Typed, new_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;

/// Opens a cohort.
pub async fn open(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let change = match read(visitor.language, &form) {
        Ok(change) => change,
        Err(typed) => {
            let typed = Typed {
                revision: form.fields.text("revision").to_owned(),
                mentors: form.fields.all("mentor").map(str::to_owned).collect(),
                ..*typed
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
        program: form.fields.parsed("program").ok_or(Problem::NotFound)?,
        name: change.name,
        starts_on: change.starts_on,
        ends_on: change.ends_on,
        capacity: change.capacity,
    };
    let command = form.command(person.actor.person, visitor.now);
    let id = open_cohort(&visitor.site.db, &person.actor, &command, &opening).await?;
    Ok(Redirect::to(&format!("/cohorts/{id}")).into_response())
}

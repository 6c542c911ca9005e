use ::store::Failure;
use ::store::cohorts::codes::{self as store, SlipsFor};
use axum::extract::Path;
use axum::response::Response;
use domain::access::Role;
use domain::ids::{CohortId, PersonId};
use http::HeaderValue;
use http::header::CACHE_CONTROL;

use crate::cohorts::pages::{code_not_made, code_page, slips_made};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;

/// Makes a code for one person and shows it: the only time it is seen.
pub async fn make_code(
    person: Person,
    Path(whom): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    if !person.actor.has_role(Role::Admin) && !person.actor.has_role(Role::Mentor) {
        return Err(Problem::NotFound);
    }
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    match store::code_for_one(db, &person.actor, &command, PersonId(whom)).await {
        Ok(made) => Ok(unkept(code_page(&person, made).await)),
        Err(Failure::Refused(why)) => Ok(code_not_made(&person, why).await),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Makes the slips of a cohort and shows them: the only time they are seen.
pub async fn make_slips(
    person: Person,
    Path(cohort): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let for_whom = match form.fields.text("for") {
        "everybody" => SlipsFor::Everybody,
        _ => SlipsFor::Newcomers,
    };
    let command = form.command(person.actor.person, visitor.now);
    let db = &visitor.site.db;
    match store::slips(db, &person.actor, &command, CohortId(cohort), for_whom).await {
        Ok((cohort, made)) => Ok(unkept(slips_made(&person, cohort, made).await)),
        Err(Failure::Refused(why)) => Ok(code_not_made(&person, why).await),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// A code must not lie in the cache of an office's shared computer.
fn unkept(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

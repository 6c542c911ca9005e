use ::store::cohorts::allocation::{self as store, Choice};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::identity::PhoneNumber;
use domain::ids::{CohortId, EnrollmentId};
use domain::text::person_name;

use crate::cohorts::pages::allocation_page;
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;

/// Allocates mentors as the form says: `mentor-7` is who shall look after enrollment 7, `before-7` who did.
pub async fn allocate(
    person: Person,
    Path(cohort): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let cohort = CohortId(cohort);
    let choices: Vec<_> = form
        .fields
        .0
        .iter()
        .filter_map(|(name, value)| {
            let enrollment: EnrollmentId = name.strip_prefix("mentor-")?.parse().ok()?;
            Some(Choice {
                enrollment,
                before: form.fields.parsed(&format!("before-{enrollment}")),
                mentor: value.parse().ok(),
            })
        })
        .collect();
    let command = form.command(person.actor.person, visitor.now);
    let answer =
        store::allocate(&visitor.site.db, &person.actor, &command, cohort, &choices).await?;
    let to = match form.fields.parsed::<EnrollmentId>("participant") {
        Some(enrollment) => format!("/cohorts/{cohort}/participants/{enrollment}"),
        None => format!(
            "/cohorts/{cohort}/allocation?changed={}&stale={}",
            answer.changed, answer.stale
        ),
    };
    Ok(Redirect::to(&to).into_response())
}

/// Makes somebody a mentor of the cohort.
pub async fn add_mentor(
    person: Person,
    Path(cohort): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let cohort = CohortId(cohort);
    let name = person_name(form.fields.text("name"));
    let phone = PhoneNumber::parse(form.fields.text("phone"));
    let (Ok(name), Ok(phone)) = (name, phone) else {
        let typed = (
            form.fields.text("name").to_owned(),
            form.fields.text("phone").to_owned(),
        );
        return allocation_page(&person, cohort, None, Some(typed)).await;
    };
    let command = form.command(person.actor.person, visitor.now);
    store::add_mentor(
        &visitor.site.db,
        &person.actor,
        &command,
        cohort,
        &name,
        &phone,
    )
    .await?;
    Ok(Redirect::to(&format!("/cohorts/{cohort}/allocation")).into_response())
}

use ::store::cohorts::allocation::{self as store, Choice};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::identity::PhoneNumber;
use domain::ids::{CohortId, EnrollmentId};
use domain::text::person_name;

use crate::cohorts::pages::{Refused, allocation_page, participant_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::cohorts as words;

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
        Some(enrollment) if answer.stale > 0 => {
            let why = words::stale_people(visitor.language, answer.stale);
            let refused = Refused {
                errors: vec![(format!("mentor-{enrollment}"), why)],
                fields: form.fields.clone(),
                is_stale: true,
            };
            return participant_page(&person, cohort, enrollment, refused).await;
        }
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
    let (language, cohort) = (visitor.language, CohortId(cohort));
    let name = person_name(form.fields.text("name"));
    let phone = PhoneNumber::parse(form.fields.text("phone"));
    let (Ok(name), Ok(phone)) = (&name, &phone) else {
        let wrong = |field: &str, why: &str| (field.to_owned(), why.to_owned());
        let no_name = name
            .is_err()
            .then(|| wrong("name", words::mentor_name_wrong(language)));
        let no_phone = phone
            .is_err()
            .then(|| wrong("phone", words::mentor_phone_wrong(language)));
        let refused = Refused {
            errors: no_name.into_iter().chain(no_phone).collect(),
            fields: form.fields.clone(),
            is_stale: false,
        };
        return allocation_page(&person, cohort, None, refused).await;
    };
    let command = form.command(person.actor.person, visitor.now);
    store::add_mentor(
        &visitor.site.db,
        &person.actor,
        &command,
        cohort,
        name,
        phone,
    )
    .await?;
    Ok(Redirect::to(&format!("/cohorts/{cohort}/allocation")).into_response())
}

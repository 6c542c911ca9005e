use axum::response::{IntoResponse, Redirect, Response};
use domain::text::one_line;
use domain::time::Date;
use store::cohorts::create::{Opening, open_cohort};

use crate::cohorts::pages::{Typed, new_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::cohorts as words;

/// The longest a cohort runs: two years.
const LONGEST: i64 = 731;

/// Opens a cohort.
pub async fn open(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    match parsed(&person, &form) {
        Ok(opening) => {
            let command = form.command(person.actor.person, visitor.now);
            let id = open_cohort(&visitor.site.db, &person.actor, &command, &opening).await?;
            Ok(Redirect::to(&format!("/cohorts/{id}")).into_response())
        }
        Err(typed) => new_page(&person, *typed).await,
    }
}

fn parsed(person: &Person, form: &KeyedForm) -> Result<Opening, Box<Typed>> {
    let language = person.visitor.language;
    let text = |name: &str| form.fields.text(name).to_owned();
    let mut typed = Typed {
        program: text("program"),
        name: text("name"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
        capacity: text("capacity"),
        key: form.key.as_str().to_owned(),
        errors: Vec::new(),
    };
    let name = one_line(&typed.name, 120).ok();
    let starts_on = Date::parse(&typed.starts_on);
    let ends_on = Date::parse(&typed.ends_on);
    let capacity = form
        .fields
        .parsed::<i64>("capacity")
        .filter(|places| (1..=5_000).contains(places));
    if name.is_none() {
        typed
            .errors
            .push(("name", words::cohort_name_wrong(language)));
    }
    for (field, day) in [("starts_on", starts_on), ("ends_on", ends_on)] {
        if day.is_none() {
            typed.errors.push((field, words::day_wrong(language)));
        }
    }
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && !(1..=LONGEST).contains(&(last.days() - first.days()))
    {
        typed
            .errors
            .push(("ends_on", words::last_day_before(language)));
    }
    if capacity.is_none() {
        typed
            .errors
            .push(("capacity", words::capacity_wrong(language)));
    }
    match (
        form.fields.parsed("program"),
        name,
        starts_on,
        ends_on,
        capacity,
    ) {
        (Some(program), Some(name), Some(starts_on), Some(ends_on), Some(capacity))
            if typed.errors.is_empty() =>
        {
            Ok(Opening {
                program,
                name,
                starts_on,
                ends_on,
                capacity,
            })
        }
        _ => Err(Box::new(typed)),
    }
}

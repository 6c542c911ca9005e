mod program;

pub(in crate::cohorts) use program::{NEW, TypedProgram};

use axum::response::Response;
use domain::language::Language;
use domain::time::Zone;
use leptos::prelude::*;
use store::cohorts::create::{Choices, choices};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{BackLink, Choice, Empty, ErrorSummary, Field, HiddenKey, Options, PageHead};
use crate::words::cohorts as words;

/// What stands in the form.
#[derive(Clone, Default)]
pub(in crate::cohorts) struct Typed {
    pub(in crate::cohorts) program: String,
    pub(in crate::cohorts) new_program: TypedProgram,
    pub(in crate::cohorts) revision: String,
    pub(in crate::cohorts) mentors: Vec<String>,
    pub(in crate::cohorts) name: String,
    pub(in crate::cohorts) starts_on: String,
    pub(in crate::cohorts) ends_on: String,
    pub(in crate::cohorts) capacity: String,
    pub(in crate::cohorts) key: String,
    /// What is wrong, by field.
    pub(in crate::cohorts) errors: Vec<(String, String)>,
}

impl Typed {
    fn error(&self, field: &str) -> Option<String> {
        self.errors
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, text)| text.clone())
    }
}

/// The form for a new cohort.
pub async fn new(person: Person) -> Result<Response, Problem> {
    new_page(&person, Typed::default()).await
}

pub(in crate::cohorts) async fn new_page(
    person: &Person,
    typed: Typed,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let choices = choices(&visitor.site.db, &person.actor).await?;
    if choices.editions.is_empty() {
        return Ok(without_course(person).await);
    }
    let head =
        Head::new(words::open_cohort(language), "/cohorts").refused(!typed.errors.is_empty());
    Ok(render(visitor, head, move || {
        let typed = typed.clone();
        let errors = typed.errors.clone();
        view! {
            <PageHead title=words::open_cohort(language) lead=words::open_lead(language)/>
            <ErrorSummary title=words::not_saved(language) errors=errors/>
            <form class="form" method="post" action="/cohorts">
                <HiddenKey key=typed.key.clone()/>
                {programme_and_edition(language, &choices, &typed)}
                {cohort_fields(language, &typed)}
                {mentors(language, &choices, &typed)}
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::open_cohort(language)}</button>
                </div>
            </form>
            <BackLink href="/cohorts" text=words::cohorts(language)/>
        }
        .into_any()
    })
    .await)
}

fn programme_and_edition(language: Language, choices: &Choices, typed: &Typed) -> AnyView {
    let editions = choices.editions.iter().map(|edition| {
        let title = edition.title.in_language(language);
        let day = format::date(language, edition.published_at.date(Zone::Wib));
        let text = words::edition_of(language, title, edition.number, day);
        (edition.id.to_string(), text)
    });
    view! {
        {program::program_fields(language, choices, typed)}
        <Options
            name="revision"
            label=words::edition(language)
            hint=words::edition_hint(language)
            options=editions.collect()
            value=typed.revision.clone()
        />
    }
    .into_any()
}

/// Mentors who are known already: more are added by their number once the cohort is there.
fn mentors(language: Language, choices: &Choices, typed: &Typed) -> AnyView {
    if choices.mentors.is_empty() {
        return ().into_any();
    }
    let boxes = choices.mentors.iter().map(|mentor| {
        let value = mentor.id.to_string();
        let is_chosen = typed.mentors.contains(&value);
        view! {
            <Choice
                kind="checkbox"
                name="mentor"
                value=value
                label=mentor.name.clone()
                hint=words::looks_after(language, mentor.load)
                checked=is_chosen
            />
        }
    });
    view! {
        <fieldset class="group">
            <legend class="group__title">{words::mentors(language)}</legend>
            <p class="field__hint">{words::mentors_hint(language)}</p>
            {boxes.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// A cohort learns from an edition of the course: without one there is nothing to open it on.
async fn without_course(person: &Person) -> Response {
    let language = person.visitor.language;
    let head = Head::new(words::open_cohort(language), "/cohorts");
    render(&person.visitor, head, move || {
        view! {
            <PageHead title=words::open_cohort(language)/>
            <Empty
                picture="empty-lesson.svg"
                title=words::no_course_title(language)
                text=words::no_course_text(language)
            />
            <BackLink href="/cohorts" text=words::cohorts(language)/>
        }
        .into_any()
    })
    .await
}

/// What every cohort has: a name, its days, its places.
pub(super) fn cohort_fields(language: Language, typed: &Typed) -> AnyView {
    let (name_error, capacity_error) = (typed.error("name"), typed.error("capacity"));
    let (first_error, last_error) = (typed.error("starts_on"), typed.error("ends_on"));
    let typed = typed.clone();
    view! {
        <Field
            name="name"
            label=words::cohort_name(language)
            hint=words::cohort_name_hint(language)
            value=typed.name
            error=name_error
            maxlength=120
        />
        <Field
            name="starts_on"
            kind="date"
            label=words::first_day(language)
            value=typed.starts_on
            error=first_error
        />
        <Field name="ends_on" kind="date" label=words::last_day(language) value=typed.ends_on error=last_error/>
        <Field
            name="capacity"
            label=words::capacity(language)
            value=typed.capacity
            inputmode="numeric"
            error=capacity_error
        />
    }
    .into_any()
}

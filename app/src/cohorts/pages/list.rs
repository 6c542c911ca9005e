use axum::response::Response;
use domain::access::Role;
use domain::holidays::may_keep;
use leptos::prelude::*;
use store::cohorts::create::administered_programs;
use store::organisation::{CohortCount, administered_cohorts};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, Language, PageHead};
use crate::words::cohorts as words;

/// The cohorts somebody administers.
pub async fn list(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    if !person.actor.has_role(Role::Admin) {
        return Err(Problem::NotFound);
    }
    let cohorts = administered_cohorts(&visitor.site.db, &person.actor).await?;
    let may_open = !administered_programs(&visitor.site.db, &person.actor)
        .await?
        .is_empty();
    let keeps = may_keep(&person.actor).is_ok();
    Ok(render(
        visitor,
        Head::new(words::cohorts(language), "/cohorts").wide(Width::Wide),
        move || {
            let calendar = keeps.then(|| {
                view! { <a class="button button--quiet" href="/holidays">{words::holidays(language)}</a> }
            });
            let actions = view! {
                {may_open
                    .then(|| view! { <a class="button" href="/cohorts/new">{words::open_cohort(language)}</a> })}
                {calendar}
                <a class="button button--quiet" href="/requests">{words::requests(language)}</a>
            };
            if cohorts.is_empty() {
                return view! {
                    <PageHead title=words::cohorts(language)>{actions}</PageHead>
                    <Empty
                        picture="empty-lesson.svg"
                        title=words::none_title(language)
                        text=words::none_text(language)
                    />
                }
                .into_any();
            }
            view! {
                <PageHead title=words::cohorts(language)>{actions}</PageHead>
                <div class="grid">
                    {cohorts.iter().map(|cohort| view! { <Card cohort=cohort.clone()/> }).collect_view()}
                </div>
            }
            .into_any()
        },
    )
    .await)
}

#[component]
fn Card(cohort: CohortCount) -> impl IntoView {
    let language = Language::current();
    let dates = format!(
        "{} – {}",
        format::date(language, cohort.starts_on),
        format::date(language, cohort.ends_on)
    );
    view! {
        <article class="card card--link">
            <h2 class="card__title"><a href=format!("/cohorts/{}", cohort.id)>{cohort.name}</a></h2>
            <p class="card__meta">{dates}</p>
            <p class="card__body">{words::places_taken(language, cohort.active, cohort.capacity)}</p>
        </article>
    }
}

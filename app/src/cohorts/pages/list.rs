use axum::response::Response;
use domain::access::Role;
use leptos::prelude::*;
use store::organisation::administered_cohorts;

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, PageHead};
use crate::words::cohorts as words;

/// The cohorts somebody administers.
pub async fn list(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    if !person.actor.has_role(Role::Admin) {
        return Err(Problem::NotFound);
    }
    let cohorts = administered_cohorts(&visitor.site.db, &person.actor).await?;
    Ok(render(visitor, Head::new(words::cohorts(language), "/cohorts").wide(Width::Wide), move || {
        if cohorts.is_empty() {
            return view! {
                <PageHead title=words::cohorts(language)/>
                <Empty picture="empty-lesson.svg" title=words::none_title(language) text=words::none_text(language)/>
            }
            .into_any();
        }
        view! {
            <PageHead title=words::cohorts(language)/>
            <div class="grid">
                {cohorts
                    .iter()
                    .map(|cohort| {
                        let dates = format!("{} – {}", format::date(language, cohort.starts_on), format::date(language, cohort.ends_on));
                        view! {
                            <article class="card">
                                <h2 class="card__title">{cohort.name.clone()}</h2>
                                <p class="card__meta">{dates}</p>
                                <p class="card__body">{words::places_taken(language, cohort.active, cohort.capacity)}</p>
                            </article>
                        }
                    })
                    .collect_view()}
            </div>
        }
        .into_any()
    })
    .await)
}

use axum::response::{IntoResponse, Redirect, Response};
use domain::learning::{Completable, StepState};
use domain::time::Zone;
use leptos::prelude::*;
use store::learning::{Work, path};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Empty, PageHead};
use crate::words::{learning, submissions as words};

/// Every assignment of the course, with its date and where it stands.
pub async fn assignments(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let Some(path) = path(&visitor.site.db, &person.actor, now).await? else {
        return Ok(Redirect::to("/today").into_response());
    };
    Ok(render(visitor, Head::new(words::assignments(language), "/assignments"), move || {
        let own: Vec<_> = path.steps.iter().filter(|step| step.kind == Completable::Assignment).cloned().collect();
        if own.is_empty() {
            return view! {
                <PageHead title=words::assignments(language)/>
                <Empty picture="empty-lesson.svg" title=words::none_title(language) text=words::none_text(language)/>
            }
            .into_any();
        }
        view! {
            <PageHead title=words::assignments(language) lead=words::assignments_lead(language)/>
            <div class="stack">
                {own
                    .into_iter()
                    .map(|step| {
                        let title = path
                            .outline
                            .modules
                            .iter()
                            .filter_map(|module| module.assignment.as_ref())
                            .find(|(key, _)| *key == step.key)
                            .map(|(_, title)| title.in_language(language).to_owned());
                        let due = path
                            .due
                            .get(&step.key)
                            .filter(|_| !matches!(step.state, StepState::Done | StepState::WithMentor | StepState::OwnCheck))
                            .map(|due| {
                                let day = format::date(language, due.date(Zone::Wib));
                                learning::due(language, format::days_until(language, *due, now), day)
                            });
                        let promised = path.promised.get(&step.key).map(|promised| {
                            words::promised(language, format::day_and_date(language, promised.date(Zone::Wib)))
                        });
                        let is_own_check = path.work(&step).is_some_and(|work| work.is_own_check);
                        let (class, state) = stand(language, step.state, is_own_check);
                        let works: Vec<_> = path.works_on(&step.key).into_iter().cloned().collect();
                        view! {
                            <article class="card card--link">
                                <h2 class="card__title"><a href=format!("/assignments/{}", step.key)>{title}</a></h2>
                                <p class="card__meta">{promised.or(due)}</p>
                                <p class="card__foot"><span class=class>{state}</span></p>
                                {(works.len() > 1).then(|| view! { <Products works=works/> })}
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

/// Where each product stands, where there is more than one.
#[component]
fn Products(works: Vec<Work>) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <ul class="card__body">
            {works
                .into_iter()
                .map(|work| {
                    let (_, state) = stand(language, work.state, work.is_own_check);
                    view! { <li>{words::product_state(language, work.product_name, state)}</li> }
                })
                .collect_view()}
        </ul>
    }
}

/// How far work is: the badge and its word.
pub(super) fn stand(
    language: domain::language::Language,
    state: StepState,
    is_own_check: bool,
) -> (&'static str, &'static str) {
    match state {
        StepState::Done if is_own_check => ("badge badge--good", learning::checked(language)),
        StepState::Done => ("badge badge--good", learning::passed(language)),
        StepState::NeedsFixing => ("badge badge--attention", learning::needs_fixing(language)),
        StepState::OwnCheck => ("badge badge--attention", learning::own_check(language)),
        StepState::WithMentor => ("badge badge--progress", learning::with_mentor(language)),
        StepState::Begun => ("badge badge--progress", learning::begun(language)),
        StepState::Open => ("badge badge--neutral", learning::open(language)),
    }
}

use std::collections::HashMap;

use axum::extract::Query;
use axum::response::Response;
use domain::access::Role;
use domain::holidays::may_keep;
use domain::ids::CohortId;
use domain::text::one_line;
use domain::time::Date;
use leptos::prelude::*;
use store::cohorts::create::may_open;
use store::organisation::{CohortCount, CohortPage, CohortsAsked, cohorts_seen};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, Field, Language, PageHead};
use crate::words::cohorts as words;

/// The cohorts somebody administers: a page of them, or those with something in their name.
pub async fn list(
    person: Person,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (db, actor) = (&visitor.site.db, &person.actor);
    if !actor.has_role(Role::Admin) {
        return Err(Problem::NotFound);
    }
    let asked = asked(&query);
    let found = cohorts_seen(db, actor, Role::Admin, &asked).await?;
    let may_open = may_open(db, actor).await?;
    let keeps = may_keep(actor).is_ok();
    let head = Head::new(words::cohorts(language), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || {
        let calendar = keeps.then(|| {
            view! { <a class="button button--quiet" href="/holidays">{words::holidays(language)}</a> }
        });
        let actions = view! {
            {may_open
                .then(|| view! { <a class="button" href="/cohorts/new">{words::open_cohort(language)}</a> })}
            {calendar}
            <a class="button button--quiet" href="/requests">{words::requests(language)}</a>
        };
        view! {
            <PageHead title=words::cohorts(language)>{actions}</PageHead>
            {page(language, &found, &asked)}
        }
    })
    .await)
}

fn page(language: domain::language::Language, found: &CohortPage, asked: &CohortsAsked) -> AnyView {
    let is_first = *asked == CohortsAsked::default();
    if found.rows.is_empty() && is_first {
        return view! {
            <Empty picture="empty-lesson.svg" title=words::none_title(language) text=words::none_text(language)/>
        }
        .into_any();
    }
    let search = (!is_first || found.next.is_some()).then(|| {
        view! {
            <form class="form" method="get" action="/cohorts">
                <Field name="name" label=words::find_cohort(language) value=asked.name.clone() maxlength=120/>
                <div class="form__actions">
                    <button class="button" type="submit">{words::find(language)}</button>
                    {(!asked.name.is_empty())
                        .then(|| view! { <a class="button button--quiet" href="/cohorts">{words::remove_filter(language)}</a> })}
                </div>
            </form>
        }
    });
    let none = found.rows.is_empty().then(|| {
        view! {
            <Empty
                picture="empty-lesson.svg"
                title=words::nobody_filtered_title(language)
                text=words::no_cohort_found(language)
            />
        }
    });
    let cards = found.rows.iter().cloned();
    view! {
        {search}
        {none}
        <div class="grid">{cards.map(|cohort| view! { <Card cohort=cohort/> }).collect_view()}</div>
        <Turn base="/cohorts" asked=asked.clone() next=found.next/>
    }
    .into_any()
}

/// What is asked of a list of cohorts, as it stands in the address.
pub(crate) fn asked(query: &HashMap<String, String>) -> CohortsAsked {
    let text = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let before = text("before").split_once('.').and_then(|(day, id)| {
        let day = Date::from_days(day.parse().ok()?);
        Some((day, CohortId(id.parse().ok()?)))
    });
    CohortsAsked {
        name: one_line(text("name"), 120).unwrap_or_default(),
        before,
    }
}

/// The way to the next page of a list of cohorts, and back to its first.
#[component]
pub(crate) fn Turn(
    base: &'static str,
    asked: CohortsAsked,
    next: Option<(Date, CohortId)>,
) -> impl IntoView {
    let language = Language::current();
    let name =
        (!asked.name.is_empty()).then(|| format!("name={}&", format::in_address(&asked.name)));
    let name = name.unwrap_or_default();
    let older = next.map(|(day, id)| {
        let address = format!("{base}?{name}before={}.{id}", day.days());
        view! { <a class="button" href=address>{words::older_cohorts(language)}</a> }
    });
    let newest = asked.before.map(|_| {
        let address = format!("{base}?{name}")
            .trim_end_matches(['&', '?'])
            .to_owned();
        view! { <a class="button button--quiet" href=address>{words::newest_cohorts(language)}</a> }
    });
    (older.is_some() || newest.is_some()).then(|| view! { <p class="cluster">{older} {newest}</p> })
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

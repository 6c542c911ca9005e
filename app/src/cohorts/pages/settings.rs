mod assignments;
mod pauses;
mod stored;

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::holidays::may_keep;
use domain::ids::CohortId;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::settings::{Settings, settings as load};

use super::nav::CohortNav;
use super::new::cohort_fields;
use super::{Refused, Typed};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{ErrorSummary, HiddenKey, Notice, PageHead};
use crate::words::cohorts as words;
use assignments::assignments;
use pauses::pauses;
use stored::stored;

/// What can be set of a cohort.
pub async fn settings(
    person: Person,
    Path(cohort): Path<i64>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let is_done = query.contains_key("done");
    settings_page(&person, CohortId(cohort), Refused::default(), is_done).await
}

/// The page, after a change, or again where one was refused.
pub(in crate::cohorts) async fn settings_page(
    person: &Person,
    cohort: CohortId,
    refused: Refused,
    is_done: bool,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let found = load(&visitor.site.db, &person.actor, cohort).await?;
    let keeps = may_keep(&person.actor).is_ok();
    let head = Head::new(words::settings(language), "/cohorts")
        .wide(Width::Wide)
        .refused(!refused.errors.is_empty());
    Ok(render(visitor, head, move || {
        view! {
            <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/settings"/>
            <PageHead title=words::settings(language) lead=words::settings_lead(language)/>
            <ErrorSummary title=words::not_saved(language) errors=refused.errors.clone()/>
            {is_done.then(|| view! { <p class="flash" role="status">{words::saved(language)}</p> })}
            <MissingYears years=found.missing_years.clone() keeps=keeps/>
            {whole(language, &found, &refused)}
            {pauses(language, &found, &refused)}
            {assignments(language, &found, &refused)}
        }
        .into_any()
    })
    .await)
}

fn whole(language: Language, found: &Settings, refused: &Refused) -> AnyView {
    let cohort = &found.cohort;
    let is_typed = refused.fields.has("capacity");
    let text = |name: &str, now: String| {
        if is_typed {
            refused.fields.text(name).to_owned()
        } else {
            now
        }
    };
    let typed = Typed {
        name: text("name", cohort.name.clone()),
        starts_on: text("starts_on", cohort.starts_on.to_string()),
        ends_on: text("ends_on", cohort.ends_on.to_string()),
        capacity: text("capacity", cohort.capacity.to_string()),
        errors: refused.errors.clone(),
        ..Typed::default()
    };
    let theirs = (is_typed && refused.is_stale).then(|| {
        let facts = vec![
            (words::cohort_name(language), cohort.name.clone()),
            (
                words::first_day(language),
                format::date(language, cohort.starts_on),
            ),
            (
                words::last_day(language),
                format::date(language, cohort.ends_on),
            ),
            (words::capacity(language), cohort.capacity.to_string()),
        ];
        stored(language, facts)
    });
    view! {
        <section class="stack">
            <h2>{words::whole_cohort(language)}</h2>
            {theirs}
            <form class="form" method="post" action=format!("/cohorts/{}/settings", cohort.id)>
                <HiddenKey/>
                <input type="hidden" name="row_version" value=cohort.row_version/>
                {cohort_fields(language, &typed)}
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::save(language)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// A warning while years have no holidays: who keeps the calendar is led there, others know whom to ask.
#[component]
pub(in crate::cohorts) fn MissingYears(years: Vec<i64>, keeps: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let names: Vec<_> = years.iter().map(ToString::to_string).collect();
    (!years.is_empty()).then(|| {
        let year = names[0].clone();
        view! {
            <Notice kind="warning" title=words::years_missing_title(language, names.join(", "))>
                <p>{words::years_missing_text(language)}</p>
                {if keeps {
                    view! {
                        <p>
                            <a class="button button--small" href=format!("/holidays?year={year}")>
                                {words::enter_holidays(language)}
                            </a>
                        </p>
                    }
                        .into_any()
                } else {
                    view! { <p>{words::ask_platform(language)}</p> }.into_any()
                }}
            </Notice>
        }
    })
}

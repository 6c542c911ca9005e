use std::collections::HashMap;

use ::store::trail::{Filter, Trail, trail as load};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ids::CohortId;
use domain::language::Language;
use leptos::prelude::*;

use super::labels::{TOPICS, topic};
use super::table::{cells, heads, query, read};
use crate::cohorts::CohortNav;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, Icon, Options, PageHead};
use crate::words::trail as words;

/// Lines on a page.
const PAGE: i64 = 50;

/// The trail of a cohort, the newest first.
pub async fn trail(
    person: Person,
    Path(cohort): Path<i64>,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let filter = read(&asked);
    let cohort = CohortId(cohort);
    let found = load(&visitor.site.db, &person.actor, cohort, &filter, PAGE).await?;
    let head = Head::new(words::title(language), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || page(language, &found, &filter)).await)
}

fn page(language: Language, found: &Trail, filter: &Filter) -> AnyView {
    let cohort = &found.cohort;
    let base = format!("/cohorts/{}/trail", cohort.id);
    let chosen = query(filter);
    let csv = format!("{base}/csv?{chosen}");
    let body = if found.rows.is_empty() {
        let text = if chosen.is_empty() {
            words::none_text(language)
        } else {
            words::none_filtered(language)
        };
        view! { <Empty picture="empty-queue.svg" title=words::none_title(language) text=text/> }
            .into_any()
    } else {
        table(language, found)
    };
    let join = if chosen.is_empty() { "" } else { "&" };
    let older = found.next.map(|next| {
        let address = format!("{base}?{chosen}{join}before={}.{}", next.0.0, next.1);
        view! { <a class="button" href=address>{words::older(language)}</a> }
    });
    let newest = filter.before.map(|_| {
        let address = format!("{base}?{chosen}");
        view! { <a class="button button--quiet" href=address>{words::newest(language)}</a> }
    });
    view! {
        <CohortNav cohort=cohort.id name=cohort.name.clone() current="/trail"/>
        <PageHead title=words::title(language) lead=words::lead(language)>
            <a class="button" href=csv><Icon name="download" small=true/>{words::download(language)}</a>
        </PageHead>
        {filters(language, found, filter, &base)}
        {body}
        <p class="cluster">{older} {newest}</p>
    }
    .into_any()
}

fn filters(language: Language, found: &Trail, filter: &Filter, base: &str) -> AnyView {
    let people = found
        .people
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()));
    let people =
        std::iter::once((String::new(), words::everybody(language).to_owned())).chain(people);
    let kinds = TOPICS
        .iter()
        .map(|code| ((*code).to_owned(), topic(language, code).to_owned()));
    let kinds =
        std::iter::once((String::new(), words::everything(language).to_owned())).chain(kinds);
    let is_filtered = filter.person.is_some() || filter.topic.is_some();
    let all = is_filtered.then(|| {
        view! { <a class="button button--quiet" href=base.to_owned()>{words::show_all(language)}</a> }
    });
    view! {
        <details open=is_filtered>
            <summary>{words::filter(language)}</summary>
            <form class="form" method="get" action=base.to_owned()>
                <Options
                    name="person"
                    label=words::person(language)
                    options=people.collect()
                    value=filter.person.map(|id| id.to_string()).unwrap_or_default()
                />
                <Options
                    name="kind"
                    label=words::kind(language)
                    options=kinds.collect()
                    value=filter.topic.clone().unwrap_or_default()
                />
                <div class="form__actions">
                    <button class="button" type="submit">{words::filter(language)}</button>
                    {all}
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn table(language: Language, found: &Trail) -> AnyView {
    let names = heads(language);
    let head = names.map(|head| view! { <th scope="col" role="columnheader">{head}</th> });
    let rows = found.rows.iter().map(|row| {
        let [when, who, what, whom, object] = cells(language, row);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{when}</th>
                <td role="cell" data-label=names[1]>{who}</td>
                <td role="cell" data-label=names[2]>{what}</td>
                <td role="cell" data-label=names[3]>{whom}</td>
                <td role="cell" data-label=names[4]>{object}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::title(language)>
            <table class="table table--cards" role="table">
                <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

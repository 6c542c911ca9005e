use std::collections::{BTreeMap, HashMap};

use ::store::holidays::{Entered, holidays as load};
use axum::extract::Query;
use axum::response::Response;
use domain::language::Language;
use domain::time::Zone;
use leptos::prelude::*;

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Crumbs, Empty, ErrorSummary, Field, FieldError, HiddenKey, PageHead, TextArea};
use crate::words::{cohorts, holidays as words};

/// What was typed, and what is wrong with it.
#[derive(Clone, Default)]
pub(super) struct Refused {
    pub(super) source: String,
    pub(super) days: String,
    pub(super) in_source: Option<&'static str>,
    pub(super) in_days: Vec<String>,
}

impl Refused {
    fn errors(&self) -> Vec<(String, String)> {
        let in_days = self
            .in_days
            .iter()
            .map(|why| ("days".to_owned(), why.clone()));
        let in_source = self
            .in_source
            .map(|why| ("source".to_owned(), why.to_owned()));
        in_days.chain(in_source).collect()
    }
}

/// The days of a year.
pub async fn list(
    person: Person,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let year = query.get("year").and_then(|year| year.parse().ok());
    holidays_page(&person, year, Refused::default()).await
}

/// The page, again where days were refused.
pub(super) async fn holidays_page(
    person: &Person,
    year: Option<i64>,
    refused: Refused,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let days = load(&visitor.site.db, &person.actor).await?;
    let this_year = visitor.now.date(Zone::Wib).year_month_day().0;
    let year = year.unwrap_or(this_year);
    let head = Head::new(words::holidays(language), "/cohorts")
        .wide(Width::Wide)
        .refused(!refused.errors().is_empty());
    Ok(render(visitor, head, move || {
        let crumbs = vec![("/cohorts".to_owned(), cohorts::cohorts(language).to_owned())];
        view! {
            <Crumbs links=crumbs/>
            <PageHead title=words::holidays(language) lead=words::lead(language)/>
            <ErrorSummary title=words::not_saved(language) errors=refused.errors()/>
            {years(language, &days, year, this_year)}
            {table(language, &days, year)}
            {form(language, &refused)}
        }
        .into_any()
    })
    .await)
}

fn year_of(day: &Entered) -> i64 {
    day.day.year_month_day().0
}

fn years(language: Language, days: &[Entered], year: i64, this_year: i64) -> AnyView {
    let mut counts: BTreeMap<_, i64> = [this_year, this_year + 1, year]
        .into_iter()
        .map(|year| (year, 0))
        .collect();
    for day in days {
        *counts.entry(year_of(day)).or_default() += 1;
    }
    let links = counts.into_iter().map(|(each, count)| {
        let text = format!("{each} · {}", words::count(language, count));
        view! {
            <a
                class="filter"
                href=format!("/holidays?year={each}")
                aria-current=(each == year).then_some("page")
            >
                {text}
            </a>
        }
    });
    view! { <nav class="queue__filter" aria-label=words::year(language)>{links.collect_view()}</nav> }
        .into_any()
}

fn table(language: Language, days: &[Entered], year: i64) -> AnyView {
    let rows: Vec<_> = days
        .iter()
        .filter(|day| year_of(day) == year)
        .map(|day| line(language, day))
        .collect();
    if rows.is_empty() {
        return view! {
            <Empty
                picture="empty-lesson.svg"
                title=words::none_title(language, year)
                text=words::none_text(language)
            />
        }
        .into_any();
    }
    let heads = [
        words::day(language),
        words::name(language),
        words::source(language),
        words::entered_by(language),
        words::remove(language),
    ]
    .map(|head| view! { <th scope="col" role="columnheader">{head}</th> });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::holidays(language)>
            <table class="table table--cards" role="table">
                <thead role="rowgroup"><tr role="row">{heads.collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(language: Language, day: &Entered) -> AnyView {
    let by = day.by_name.clone().unwrap_or_default();
    let remove = words::remove_day(language, &day.name);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{format::day_and_date(language, day.day)}</th>
            <td role="cell" data-label=words::name(language)>{day.name.clone()}</td>
            <td role="cell" data-label=words::source(language)>{day.source.clone()}</td>
            <td role="cell" data-label=words::entered_by(language)>{by}</td>
            <td role="cell">
                <form method="post" action=format!("/holidays/{}/remove", day.day.days())>
                    <HiddenKey/>
                    <button class="button button--quiet button--small" type="submit" aria-label=remove>
                        {words::remove(language)}
                    </button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}

fn form(language: Language, refused: &Refused) -> AnyView {
    let in_days = (!refused.in_days.is_empty()).then(|| refused.in_days.join(" "));
    let is_wrong = in_days.is_some();
    let described = if is_wrong {
        "days-hint days-error"
    } else {
        "days-hint"
    };
    view! {
        <section class="stack">
            <h2>{words::add(language)}</h2>
            <form class="form" method="post" action="/holidays">
                <HiddenKey/>
                <div class=if is_wrong { "field field--invalid" } else { "field" }>
                    <label class="field__label" for="days">{words::days(language)}</label>
                    <p class="field__hint" id="days-hint">{words::days_hint(language)}</p>
                    <FieldError name="days" error=in_days/>
                    <TextArea
                        id="days"
                        name="days"
                        value=refused.days.clone()
                        rows=6
                        described_by=described
                        invalid=is_wrong
                    />
                </div>
                <Field
                    name="source"
                    label=words::source(language)
                    hint=words::source_hint(language)
                    value=refused.source.clone()
                    error=refused.in_source.map(str::to_owned)
                    maxlength=200
                />
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::save(language)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

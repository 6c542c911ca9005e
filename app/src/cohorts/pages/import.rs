mod columns;
mod confirm;
mod ended;
mod kept;
mod moving;
mod rows;
mod stopped;
mod take_back;

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::cohorts::import::{ImportState, Outcome};
use domain::ids::{CohortId, ImportId};
use domain::language::Language;
use domain::time::Timestamp;
use http::HeaderValue;
use http::header::REFRESH;
use leptos::prelude::*;
use store::cohorts::import::{Asked, Import, Reading, import_page as load};

use super::nav::CohortNav;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Notice, PageHead};
use crate::words::cohorts as words;
use columns::columns;
use confirm::confirm;
use ended::{done, lapsed, undone};
use kept::kept;
use moving::moving;
use rows::rows;
use stopped::stopped;

/// After how many seconds a page that moves is asked for again.
const AGAIN: &str = "2";

/// Why something was not done with a list.
#[derive(Clone, Default)]
pub(in crate::cohorts) struct Answer {
    /// The reason, in words.
    pub(in crate::cohorts) refusal: Option<&'static str>,
    /// How it was to be read anew: what was chosen stays chosen.
    pub(in crate::cohorts) typed: Option<Reading>,
}

/// A list: what would become of it, or what became of it.
pub async fn import(
    person: Person,
    Path((cohort, import)): Path<(i64, i64)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let asked = Asked {
        only: query.get("show").and_then(|code| code.parse().ok()),
        after: query
            .get("after")
            .and_then(|line| line.parse().ok())
            .unwrap_or(0),
    };
    let answer = Answer::default();
    import_page(&person, CohortId(cohort), ImportId(import), asked, answer).await
}

/// The page, with why something was not done. While a list moves, browsers ask again by themselves.
pub(in crate::cohorts) async fn import_page(
    person: &Person,
    cohort: CohortId,
    import: ImportId,
    asked: Asked,
    answer: Answer,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let found = load(&visitor.site.db, &person.actor, cohort, import, asked, now).await?;
    let head = Head::new(words::import_title(language), "/cohorts")
        .wide(Width::Wide)
        .refused(answer.refusal.is_some());
    let is_moving =
        matches!(found.state, ImportState::Running | ImportState::Undoing) && !found.has_stopped;
    let mut response = render(visitor, head, move || {
        page(language, &found, asked, &answer, now)
    })
    .await;
    if is_moving {
        let every = HeaderValue::from_static(AGAIN);
        response.headers_mut().insert(REFRESH, every);
    }
    Ok(response)
}

fn page(
    language: Language,
    found: &Import,
    asked: Asked,
    answer: &Answer,
    now: Timestamp,
) -> AnyView {
    let title = if found.source_name.is_empty() {
        words::pasted(language).to_owned()
    } else {
        found.source_name.clone()
    };
    let (kicker, body) = match found.state {
        ImportState::DryRun => (
            words::import_dry_run(language),
            view! {
                {columns(language, found, answer.typed.as_ref())}
                {confirm(language, found)}
            }
            .into_any(),
        ),
        ImportState::Done => (words::import_done(language), done(language, found, now)),
        ImportState::Undone => (words::import_undone(language), undone(language, found)),
        ImportState::Lapsed => (words::import_lapsed(language), lapsed(language)),
        ImportState::Running if found.has_stopped => {
            (words::import_halted(language), stopped(language, found))
        }
        ImportState::Undoing if found.has_stopped => {
            (words::import_halted(language), stopped(language, found))
        }
        ImportState::Running => (words::import_running(language), moving(language, found)),
        ImportState::Undoing => (words::import_undoing(language), moving(language, found)),
    };
    let lead =
        (found.state == ImportState::DryRun).then(|| words::import_lead(language).to_owned());
    view! {
        <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/imports"/>
        <PageHead title=title kicker=kicker lead=lead.unwrap_or_default()/>
        {answer.refusal.map(|why| view! { <Notice kind="warning" title=why/> })}
        {counts(language, found, asked)}
        {body}
        {rows(language, found, asked)}
        {kept(language, found)}
    }
    .into_any()
}

/// How many of each; each number opens its rows while there are any.
fn counts(language: Language, found: &Import, asked: Asked) -> AnyView {
    let base = format!("/cohorts/{}/imports/{}", found.cohort.id, found.id);
    let counted = Outcome::ALL
        .iter()
        .map(|outcome| (*outcome, found.count(*outcome)))
        .filter(|(_, number)| *number > 0)
        .map(|(outcome, number)| (outcome, count(language, outcome, number)));
    if found.forgotten_at.is_some() {
        let texts: Vec<_> = counted.map(|(_, text)| text).collect();
        return view! { <p>{texts.join(" · ")}</p> }.into_any();
    }
    if found.groups.is_empty() {
        return ().into_any();
    }
    let links = counted.map(|(outcome, text)| {
        let current = (asked.only == Some(outcome)).then_some("true");
        view! { <a class="filter" href=format!("{base}?show={outcome}") aria-current=current>{text}</a> }
    });
    view! {
        <nav class="queue__filter" aria-label=words::outcome(language)>
            <a class="filter" href=base.clone() aria-current=asked.only.is_none().then_some("true")>
                {words::all_kinds(language)}
            </a>
            {links.collect_view()}
        </nav>
    }
    .into_any()
}

fn count(language: Language, outcome: Outcome, number: i64) -> String {
    match outcome {
        Outcome::Create => words::count_create(language, number),
        Outcome::Join => words::count_join(language, number),
        Outcome::Return => words::count_return(language, number),
        Outcome::Change => words::count_change(language, number),
        Outcome::Skip => words::count_skip(language, number),
        Outcome::Refuse => words::count_refuse(language, number),
    }
}

mod columns;
mod moving;
mod rows;
mod stopped;

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
use store::cohorts::import::{Asked, Import, UNDO_WITHIN, import_page as load};

use super::nav::CohortNav;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{HiddenKey, Notice, PageHead};
use crate::words::cohorts as words;
use columns::columns;
use moving::moving;
use rows::rows;
use stopped::stopped;

/// After how many seconds a page that moves is asked for again.
const AGAIN: &str = "2";

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
    import_page(&person, CohortId(cohort), ImportId(import), asked, None).await
}

/// The page, with why something was not done. While a list moves, browsers ask again by themselves.
pub(in crate::cohorts) async fn import_page(
    person: &Person,
    cohort: CohortId,
    import: ImportId,
    asked: Asked,
    refusal: Option<&'static str>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let found = load(&visitor.site.db, &person.actor, cohort, import, asked, now).await?;
    let head = Head::new(words::import_title(language), "/cohorts")
        .wide(Width::Wide)
        .refused(refusal.is_some());
    let is_moving =
        matches!(found.state, ImportState::Running | ImportState::Undoing) && !found.has_stopped;
    let mut response = render(visitor, head, move || {
        page(language, &found, asked, refusal, now)
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
    refusal: Option<&'static str>,
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
                {columns(language, found)}
                {confirm(language, found)}
            }
            .into_any(),
        ),
        ImportState::Done => (words::import_done(language), done(language, found, now)),
        ImportState::Undone => (words::import_undone(language), undone(language, found)),
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
        {refusal.map(|why| view! { <Notice kind="warning" title=why/> })}
        {counts(language, found, asked)}
        {body}
        {rows(language, found, asked)}
    }
    .into_any()
}

/// How many of each; each number opens its rows.
fn counts(language: Language, found: &Import, asked: Asked) -> AnyView {
    if found.groups.is_empty() {
        return ().into_any();
    }
    let base = format!("/cohorts/{}/imports/{}", found.cohort.id, found.id);
    let links = Outcome::ALL.iter().filter_map(|outcome| {
        let number = found.count(*outcome);
        if number == 0 {
            return None;
        }
        let text = match outcome {
            Outcome::Create => words::count_create(language, number),
            Outcome::Join => words::count_join(language, number),
            Outcome::Change => words::count_change(language, number),
            Outcome::Skip => words::count_skip(language, number),
            Outcome::Refuse => words::count_refuse(language, number),
        };
        let current = (asked.only == Some(*outcome)).then_some("true");
        Some(view! { <a class="filter" href=format!("{base}?show={outcome}") aria-current=current>{text}</a> })
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

fn confirm(language: Language, found: &Import) -> AnyView {
    let entering = found.count(Outcome::Create) + found.count(Outcome::Join);
    let applied = entering + found.count(Outcome::Change);
    let refused = found.count(Outcome::Refuse);
    let places = (found.cohort.capacity - found.taken).max(0);
    let short =
        (entering > places).then(|| words::places_short(language, places, entering - places));
    let out = (refused > 0).then(|| words::refused_stay_out(language, refused));
    let action = format!("/cohorts/{}/imports/{}/confirm", found.cohort.id, found.id);
    let button = if applied == 0 {
        view! { <Notice kind="info" title=words::nothing_to_confirm(language)/> }.into_any()
    } else {
        view! {
            <form method="post" action=action>
                <HiddenKey/>
                <button class="button button--primary" type="submit">
                    {words::confirm_rows(language, applied)}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        {short.map(|text| view! { <Notice kind="warning" title=text/> })}
        {out.map(|text| view! { <Notice kind="warning" title=text/> })}
        {button}
    }
    .into_any()
}

fn done(language: Language, found: &Import, now: Timestamp) -> AnyView {
    let base = format!("/cohorts/{}", found.cohort.id);
    let until = found.finished_at.map(|at| at.plus(UNDO_WITHIN));
    let undo = until.filter(|until| now <= *until).map(|until| {
        view! {
            <form class="stack" method="post" action=format!("{base}/imports/{}/undo", found.id)>
                <HiddenKey/>
                <p>{words::undo_text(language, format::moment(language, until))}</p>
                <p><button class="button button--danger" type="submit">{words::undo(language)}</button></p>
            </form>
        }
    });
    view! {
        <Notice kind="success" title=words::import_done_title(language)>
            <p>{words::import_done_text(language)}</p>
            <p class="cluster">
                <a class="button button--primary" href=format!("{base}/allocation")>
                    {words::allocate_mentors(language)}
                </a>
                <a class="button" href=format!("{base}/slips")>{words::slips(language)}</a>
            </p>
        </Notice>
        {undo}
    }
    .into_any()
}

fn undone(language: Language, found: &Import) -> AnyView {
    let stayed =
        (!found.stayed.is_empty()).then(|| words::undone_stayed(language, found.stayed.join(", ")));
    let kept =
        (!found.kept.is_empty()).then(|| words::undone_kept(language, found.kept.join(", ")));
    view! {
        <Notice kind="info" title=words::undone_title(language)>
            <p>{words::undone_text(language)}</p>
            {stayed.map(|text| view! { <p>{text}</p> })}
            {kept.map(|text| view! { <p>{text}</p> })}
        </Notice>
    }
    .into_any()
}

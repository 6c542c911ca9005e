mod columns;
mod rows;

use axum::extract::Path;
use axum::response::Response;
use domain::cohorts::import::{ImportState, Outcome};
use domain::ids::{CohortId, ImportId};
use domain::language::Language;
use domain::time::Timestamp;
use leptos::prelude::*;
use store::cohorts::import::{Import, UNDO_WITHIN, import_page as load};

use super::nav::CohortNav;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{HiddenKey, Notice, PageHead};
use crate::words::cohorts as words;
use columns::columns;
use rows::rows;

/// A list: what would become of it, or what became of it.
pub async fn import(
    person: Person,
    Path((cohort, import)): Path<(i64, i64)>,
) -> Result<Response, Problem> {
    import_page(&person, CohortId(cohort), ImportId(import), None).await
}

/// The page, with why something was not done.
pub(in crate::cohorts) async fn import_page(
    person: &Person,
    cohort: CohortId,
    import: ImportId,
    refusal: Option<&'static str>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let found = load(&visitor.site.db, &person.actor, cohort, import).await?;
    let head = Head::new(words::import_title(language), "/cohorts")
        .wide(Width::Wide)
        .refused(refusal.is_some());
    Ok(render(visitor, head, move || page(language, &found, refusal, now)).await)
}

fn page(
    language: Language,
    found: &Import,
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
    };
    let lead =
        (found.state == ImportState::DryRun).then(|| words::import_lead(language).to_owned());
    view! {
        <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/imports"/>
        <PageHead title=title kicker=kicker lead=lead.unwrap_or_default()/>
        {refusal.map(|why| view! { <Notice kind="warning" title=why/> })}
        {counts(language, found)}
        {body}
        {rows(language, found)}
    }
    .into_any()
}

fn count(found: &Import, outcome: Outcome) -> usize {
    found
        .rows
        .iter()
        .filter(|row| row.outcome == outcome)
        .count()
}

/// How many of each; each number opens its rows.
fn counts(language: Language, found: &Import) -> AnyView {
    let links = Outcome::ALL.iter().filter_map(|outcome| {
        let number = count(found, *outcome);
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
        Some(view! { <a class="filter" href=format!("#rows-{outcome}")>{text}</a> })
    });
    view! { <nav class="queue__filter" aria-label=words::outcome(language)>{links.collect_view()}</nav> }
        .into_any()
}

fn confirm(language: Language, found: &Import) -> AnyView {
    let (created, joined) = (count(found, Outcome::Create), count(found, Outcome::Join));
    let entering = i64::try_from(created + joined).unwrap_or(i64::MAX);
    let applied = entering + i64::try_from(count(found, Outcome::Change)).unwrap_or(0);
    let refused = i64::try_from(count(found, Outcome::Refuse)).unwrap_or(i64::MAX);
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
    view! {
        <Notice kind="info" title=words::undone_title(language)>
            <p>{words::undone_text(language)}</p>
            {stayed.map(|text| view! { <p>{text}</p> })}
        </Notice>
    }
    .into_any()
}

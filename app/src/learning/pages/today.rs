use std::collections::HashMap;

use axum::extract::Query;
use axum::response::Response;
use domain::language::Language;
use domain::learning::{Completable, Step, StepState};
use domain::permits::prints_ahead;
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::learning::{Path, path};
use store::permits::{NextPaper, next_paper};

use super::staff::staff_today;
use crate::cohorts::asked;
use crate::context::Person;
use crate::format;
use crate::learning::panels::{panels, progress_of};
use crate::learning::steps;
use crate::permits::NextPaperLine;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Carton, Empty, Facts, PageHead};
use crate::words::learning as words;

/// "Hari ini": one main next step; for staff, where their work is.
pub async fn today(
    person: Person,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    match path(&visitor.site.db, &person.actor, visitor.now).await? {
        Some(path) => {
            let paper = if prints_ahead(&path.steps) {
                next_paper(&visitor.site.db, &person.actor, visitor.now).await?
            } else {
                None
            };
            Ok(participant(&person, path, paper).await)
        }
        None => staff_today(&person, asked(&query)).await,
    }
}

async fn participant(person: &Person, path: Path, paper: Option<NextPaper>) -> Response {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let name = person.actor.name.clone();
    let head = Head::new(words::today(language), "/today").wide(Width::Wide);
    render(visitor, head, move || {
        let next = path.next();
        let progress = progress_of(path.steps.iter());
        view! {
            <PageHead title=words::hello(language, &name) lead=path.enrollment.cohort_name.clone()/>
            <div class="split">
                <div class="stack">
                    {match next {
                        Some(step) => view! {
                            <NextStep path=path.clone() step=step now=now/>
                            <WithMentor path=path.clone() now=now/>
                        }
                        .into_any(),
                        None => view! { <Waiting path=path.clone() now=now/> }.into_any(),
                    }}
                    {paper.clone().map(|paper| view! { <NextPaperLine paper=paper/> })}
                    <p><a href="/learn">{words::whole_path(language)}</a></p>
                </div>
                <aside class="stack" aria-label=words::your_progress(language)>
                    <h2>{words::your_progress(language)}</h2>
                    <p>{words::done_of(language, progress.done, progress.total)}</p>
                    <Carton panels=panels(&path, language) label=words::percent_done(language, progress.percent())/>
                    <Facts facts=around(&path, language)/>
                </aside>
            </div>
        }
    })
    .await
}

fn around(path: &Path, language: Language) -> Vec<(String, String)> {
    let mut facts = vec![(
        words::business(language).to_owned(),
        path.enrollment.business_name.clone(),
    )];
    if let Some(mentor) = &path.enrollment.mentor_name {
        facts.push((words::mentor(language).to_owned(), mentor.clone()));
    }
    facts
}

#[component]
fn NextStep(path: Path, step: Step, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let due = due(language, &path, &step, now);
    let (text, action) = match (step.kind, step.state) {
        (_, StepState::NeedsFixing) => (words::came_back(language), words::read_feedback(language)),
        (_, StepState::OwnCheck) => (
            words::own_check_text(language),
            words::check_yourself(language),
        ),
        (Completable::Lesson, StepState::Begun) => {
            (words::go_on_text(language), words::go_on(language))
        }
        (Completable::Lesson, _) => (words::lesson_text(language), words::read_lesson(language)),
        (Completable::Quiz, _) => (words::quiz_text(language), words::take_quiz(language)),
        (Completable::Assignment, StepState::Begun) => {
            (words::draft_text(language), words::go_on(language))
        }
        (Completable::Assignment, _) => (
            words::assignment_text(language),
            words::begin_assignment(language),
        ),
    };
    view! {
        <section class="today">
            {due.map(|due| view! { <p class="today__due">{due}</p> })}
            <h2 class="today__title">{steps::title(&path, &step, language)}</h2>
            <p class="today__text">{text}</p>
            <p class="today__action"><a class="button button--primary" href=steps::href(&path, &step)>{action}</a></p>
        </section>
    }
}

/// When the step's assignment is due: its own date, or that of the module a lesson or quiz leads up to.
fn due(language: Language, path: &Path, step: &Step, now: Timestamp) -> Option<String> {
    let assignment = path.assignment_after(step)?;
    let due = *path.due.get(assignment)?;
    let (left, day) = (
        format::days_until(language, due, now),
        format::date(language, due.date(Zone::Wib)),
    );
    Some(match step.kind {
        Completable::Assignment => words::due(language, left, day),
        Completable::Lesson | Completable::Quiz => words::module_due(language, left, day),
    })
}

/// Work that lies with the mentor while there is a next step all the same.
#[component]
fn WithMentor(path: Path, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    path.works
        .into_iter()
        .filter_map(|work| {
            let promised = work.promised_at?;
            let day = format::day_and_date(language, promised.date(Zone::Wib));
            let left = format::days_until(language, promised, now);
            let text = words::sent_line(language, work.product_name, day, left);
            let href = format!("/submissions/{}", work.submission);
            Some(view! { <p class="today-line">{text}" "<a href=href>{words::see_submission(language)}</a></p> })
        })
        .collect_view()
}

/// Nothing to do: what is waited for, and until when.
#[component]
fn Waiting(path: Path, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let promised = path.works.iter().filter_map(|work| work.promised_at).min();
    match promised {
        Some(promised) => {
            let day = format::day_and_date(language, promised.date(Zone::Wib));
            view! {
                <Empty
                    picture="waiting.svg"
                    title=words::waiting_title(language)
                    text=words::waiting_text(language, day, format::days_until(language, promised, now))
                />
            }
            .into_any()
        }
        None => view! {
            <Empty picture="receipt.svg" title=words::all_done_title(language) text=words::all_done_text(language)/>
        }
        .into_any(),
    }
}

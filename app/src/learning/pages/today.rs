use axum::response::Response;
use domain::access::Role;
use domain::learning::{Completable, Step, StepState};
use domain::permits::prints_ahead;
use leptos::prelude::*;
use store::learning::{Path, path};
use store::organisation::{CohortCount, visible_counts};
use store::permits::{NextPaper, next_paper};

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
pub async fn today(person: Person) -> Result<Response, Problem> {
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
        None => staff(&person).await,
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
                        Some(step) => view! { <NextStep path=path.clone() step=step now=now/> }.into_any(),
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

fn around(path: &Path, language: domain::language::Language) -> Vec<(String, String)> {
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
fn NextStep(path: Path, step: Step, now: domain::time::Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let due = path
        .due
        .get(&step.key)
        .filter(|_| step.kind == Completable::Assignment)
        .map(|due| {
            let day = due.date(domain::time::Zone::Wib);
            words::due(
                language,
                format::days_until(language, *due, now),
                format::date(language, day),
            )
        });
    let (text, action) = match (step.kind, step.state) {
        (_, StepState::NeedsFixing) => (words::came_back(language), words::read_feedback(language)),
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

/// Nothing to do: what is waited for, and until when.
#[component]
fn Waiting(path: Path, now: domain::time::Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let promised = path.promised.values().min().copied();
    match promised {
        Some(promised) => {
            let day = format::day_and_date(language, promised.date(domain::time::Zone::Wib));
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

async fn staff(person: &Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let actor = &person.actor;
    let watched = [Role::Officer, Role::Sponsor]
        .into_iter()
        .find(|role| actor.has_role(*role));
    let cohorts = match watched {
        Some(role) => visible_counts(&visitor.site.db, actor, role).await?,
        None => Vec::new(),
    };
    let name = actor.name.clone();
    let (is_mentor, is_admin) = (actor.has_role(Role::Mentor), actor.has_role(Role::Admin));
    Ok(render(visitor, Head::new(words::today(language), "/today"), move || {
        let lead = match watched {
            Some(Role::Officer) => Some(words::officer_lead(language)),
            Some(_) => Some(words::sponsor_lead(language)),
            None => None,
        };
        view! {
            <PageHead title=words::hello(language, &name) lead=lead.unwrap_or_default()/>
            <div class="stack">
                {is_mentor.then(|| view! { <Door href="/queue" title=words::queue(language) text=words::queue_text(language)/> })}
                {is_admin.then(|| view! { <Door href="/cohorts" title=words::cohorts(language) text=words::cohorts_text(language)/> })}
                {watched.is_some().then(|| view! { <Counts cohorts=cohorts.clone()/> })}
                {(!is_mentor && !is_admin && watched.is_none())
                    .then(|| view! { <Empty picture="empty-lesson.svg" title=words::no_cohort_title(language) text=words::no_cohort_text(language)/> })}
            </div>
        }
    })
    .await)
}

#[component]
fn Door(href: &'static str, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <article class="card card--link">
            <h2 class="card__title"><a href=href>{title}</a></h2>
            <p class="card__body">{text}</p>
        </article>
    }
}

#[component]
fn Counts(cohorts: Vec<CohortCount>) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::cohorts(language)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::cohort(language)}</th>
                        <th scope="col" class="table__number">{words::participants(language)}</th>
                    </tr>
                </thead>
                <tbody>
                    {cohorts
                        .into_iter()
                        .map(|cohort| {
                            view! {
                                <tr>
                                    <th scope="row">{cohort.name}</th>
                                    <td class="table__number">{cohort.active}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

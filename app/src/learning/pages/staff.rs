use axum::response::Response;
use domain::access::Role;
use domain::language::Language;
use domain::time::Timestamp;
use leptos::prelude::*;
use store::cohorts::help::{OwnHelp, own_help};
use store::identity::open_requests;
use store::organisation::{CohortPage, CohortTotals, CohortsAsked, cohort_totals, cohorts_seen};
use store::review::{Part, Queue, Whose, queue};

use crate::cohorts::Turn;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::submissions::OnBehalfLink;
use crate::ui::{Empty, PageHead};
use crate::words::learning as words;

/// What waits for somebody who does not take part, by their roles.
#[derive(Clone)]
struct Waiting {
    /// A mentor's queue.
    queue: Option<Queue>,
    /// Participants who asked for a sign-in code.
    requests: usize,
    /// A mentor's participants who need help, by cohort.
    help: Vec<OwnHelp>,
    /// An administrator's cohorts.
    administered: Option<CohortTotals>,
    /// What a desk officer or sponsor looks at: a page of cohorts, and all of them together.
    watched: Option<(Role, CohortPage, CohortTotals)>,
}

/// "Hari ini" for staff: the one thing to do now, then where the rest of their work is.
pub(super) async fn staff_today(person: &Person, asked: CohortsAsked) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let waiting = load(person, &asked, now).await?;
    let name = person.actor.name.clone();
    Ok(render(visitor, Head::new(words::today(language), "/today"), move || {
        let lead = match &waiting.watched {
            Some((Role::Officer, ..)) => words::officer_lead(language),
            Some(_) => words::sponsor_lead(language),
            None => "",
        };
        view! {
            <PageHead title=words::hello(language, &name) lead=lead/>
            <div class="stack">
                {waiting.queue.as_ref().map(|queue| view! { <ToRead queue=queue.clone() now=now/> })}
                {waiting.help.iter().map(|own| view! { <OwnHelpDoor own=own.clone()/> }).collect_view()}
                {waiting.administered.map(|totals| view! { <Door href="/cohorts" title=words::cohorts(language) text=in_words(language, totals)/> })}
                {(waiting.requests > 0).then(|| view! { <Requests count=waiting.requests/> })}
                {waiting.watched.clone().map(|(_, page, totals)| view! { <Counts page=page totals=totals asked=asked.clone()/> })}
                {waiting.is_empty().then(|| {
                    view! { <Empty picture="empty-lesson.svg" title=words::no_cohort_title(language) text=words::no_cohort_text(language)/> }
                })}
            </div>
        }
    })
    .await)
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.queue.is_none() && self.administered.is_none() && self.watched.is_none()
    }
}

async fn load(person: &Person, asked: &CohortsAsked, now: Timestamp) -> Result<Waiting, Problem> {
    let (db, actor) = (&person.visitor.site.db, &person.actor);
    let (is_mentor, is_admin) = (actor.has_role(Role::Mentor), actor.has_role(Role::Admin));
    let watcher = [Role::Officer, Role::Sponsor]
        .into_iter()
        .find(|role| actor.has_role(*role));
    Ok(Waiting {
        queue: match is_mentor {
            true => Some(queue(db, actor, Whose::Own, Part::Waiting, now).await?),
            false => None,
        },
        requests: match is_mentor || is_admin {
            true => open_requests(db, actor).await?.len(),
            false => 0,
        },
        help: match is_mentor {
            true => own_help(db, actor, now).await?,
            false => Vec::new(),
        },
        administered: match is_admin {
            true => Some(cohort_totals(db, actor, Role::Admin).await?),
            false => None,
        },
        watched: match watcher {
            Some(role) => Some((
                role,
                cohorts_seen(db, actor, role, asked).await?,
                cohort_totals(db, actor, role).await?,
            )),
            None => None,
        },
    })
}

/// The nearest promise first: one piece of work to read now.
#[component]
fn ToRead(queue: Queue, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let Some(first) = queue.items.first() else {
        return view! {
            <Empty picture="empty-queue.svg" title=words::queue_empty_title(language) text=words::queue_empty_text(language)>
                <OnBehalfLink/>
            </Empty>
        }
        .into_any();
    };
    let age = match first.promised_at {
        _ if queue.late > 0 => Some(words::queue_late(language, queue.late)),
        Some(promised) => Some(words::queue_next(
            language,
            format::days_until(language, promised, now),
        )),
        None => None,
    };
    let what = format!("{}, {}", first.product_name, first.person_name);
    view! {
        <section class="today">
            {age.map(|age| view! { <p class="today__due">{age}</p> })}
            <h2 class="today__title">{words::queue_waiting(language, queue.total)}</h2>
            <p class="today__text">{words::queue_first(language, what)}</p>
            <p class="today__action"><a class="button button--primary" href=format!("/desk/{}", first.version)>{words::read_first(language)}</a></p>
        </section>
        <p class="cluster"><a href="/queue">{words::whole_queue(language)}</a><OnBehalfLink/></p>
    }
    .into_any()
}

fn in_words(language: Language, totals: CohortTotals) -> String {
    format!(
        "{} · {}",
        words::cohort_count(language, totals.cohorts),
        words::people_count(language, totals.people)
    )
}

/// Whom of a mentor's own participants in a cohort they should write to.
#[component]
fn OwnHelpDoor(own: OwnHelp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let text = match own.count {
        0 => words::help_nobody(language).to_owned(),
        count => words::help_count(language, count),
    };
    view! {
        <Door href=format!("/cohorts/{}/help", own.cohort) title=words::help(language, own.name) text=text/>
    }
}

#[component]
fn Requests(count: usize) -> impl IntoView {
    let language = crate::ui::Language::current();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let text = words::requests_waiting(language, count);
    view! { <Door href="/requests" title=words::requests(language) text=text/> }
}

#[component]
fn Door(#[prop(into)] href: String, #[prop(into)] title: String, text: String) -> impl IntoView {
    view! {
        <article class="card card--link">
            <h2 class="card__title"><a href=href>{title}</a></h2>
            <p class="card__body">{text}</p>
        </article>
    }
}

#[component]
fn Counts(page: CohortPage, totals: CohortTotals, asked: CohortsAsked) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <p>{in_words(language, totals)}</p>
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::cohorts(language)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::cohort(language)}</th>
                        <th scope="col" class="table__number">{words::participants(language)}</th>
                    </tr>
                </thead>
                <tbody>
                    {page
                        .rows
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
        <Turn base="/today" asked=asked next=page.next/>
    }
}

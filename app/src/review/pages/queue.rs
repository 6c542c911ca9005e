use axum::extract::Query;
use axum::response::Response;
use domain::access::Role;
use domain::language::Language;
use domain::submissions::{GRACE, VersionState, may_swap};
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::review::{Part, Queue, QueueItem, Whose, queue as load};

use super::filter::Filter;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::products::market;
use crate::shell::{Head, Width, render};
use crate::submissions::{OnBehalfLink, decision_name};
use crate::ui::{Empty, PageHead, QueueAge};
use crate::words::review as words;

/// What is asked for in the address.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    of: String,
    #[serde(default)]
    show: String,
}

/// What waits for this mentor, the nearest promise first, what was answered last, or what participants check themselves; for an administrator also what waits
/// in their cohorts.
pub async fn queue(person: Person, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let (is_mentor, is_admin) = (
        person.actor.has_role(Role::Mentor),
        person.actor.has_role(Role::Admin),
    );
    let whose = match (is_mentor, is_admin) {
        (false, false) => return Err(Problem::NotFound),
        (true, true) if asked.of == "cohorts" => Whose::Cohorts,
        (true, _) => Whose::Own,
        (false, true) => Whose::Cohorts,
    };
    let part = match asked.show.as_str() {
        "answered" => Part::Answered,
        "own-checks" => Part::OwnChecks,
        _ => Part::Waiting,
    };
    let has_both = is_mentor && is_admin;
    let queue = load(&visitor.site.db, &person.actor, whose, part, now).await?;
    Ok(render(visitor, Head::new(words::queue(language), "/queue").wide(Width::Wide), move || {
        let items = &queue.items;
        let lead = match part {
            _ if items.is_empty() => String::new(),
            Part::Waiting => waiting(language, &queue),
            Part::Answered => words::answered_lead(language).to_owned(),
            Part::OwnChecks => words::own_checks_lead(language).to_owned(),
        };
        view! {
            <PageHead title=words::queue(language) lead=lead>
                <OnBehalfLink/>
            </PageHead>
            <Filter whose=whose part=part has_both=has_both/>
            {(part == Part::Waiting && !items.is_empty())
                .then(|| view! { <QueueAge waiting=items.iter().filter_map(|item| Some((days_left(item, now)?, format!("#version-{}", item.version)))).collect()/> })}
            {if items.is_empty() {
                view! { <Nothing part=part/> }.into_any()
            } else {
                view! {
                    <ol class="queue__list" role="list">
                        {items.iter().map(|item| view! { <Item item=item.clone() whose=whose now=now/> }).collect_view()}
                    </ol>
                }
                .into_any()
            }}
        }
    })
    .await)
}

#[component]
fn Nothing(part: Part) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (title, text) = match part {
        Part::Waiting => (
            words::all_answered(language),
            words::all_answered_text(language),
        ),
        Part::Answered => (
            words::none_answered(language),
            words::none_answered_text(language),
        ),
        Part::OwnChecks => (
            words::none_own_checks(language),
            words::none_own_checks_text(language),
        ),
    };
    view! { <Empty picture="empty-queue.svg" title=title text=text/> }
}

/// How many wait, and how many of them the page shows where there are more.
fn waiting(language: Language, queue: &Queue) -> String {
    let all = words::waiting(language, queue.total);
    match i64::try_from(queue.items.len()) {
        Ok(shown) if shown < queue.total => {
            format!("{all} {}", words::shown_first(language, shown))
        }
        _ => all,
    }
}

#[component]
fn Item(item: QueueItem, whose: Whose, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (age, class) = match item.decision {
        Some(decision) => (decision_name(language, decision).to_owned(), "queue__age"),
        None => age(language, &item, now),
    };
    let markets: Vec<_> = item
        .markets
        .split(',')
        .filter_map(|code| code.parse().ok())
        .map(|code| market(language, code))
        .collect();
    let title = format!("{}, {}", item.product_name, version(language, item.number));
    let who = match (&item.edited_by, item.state) {
        (_, VersionState::Ready) => Some(words::ready(language).to_owned()),
        (Some(name), _) => Some(words::being_read(language, name)),
        (None, VersionState::InReview) => Some(words::begun(language).to_owned()),
        _ if item.state == VersionState::Sent && may_swap(item.state, Some(item.sent_at), now) => {
            let until = format::time_of_day(language, item.sent_at.plus(GRACE));
            Some(words::swappable_until(language, until))
        }
        _ => None,
    };
    let mentor = (whose == Whose::Cohorts).then(|| match &item.mentor_name {
        Some(name) => words::of_mentor(language, name),
        None => words::no_mentor(language).to_owned(),
    });
    view! {
        <li class="queue__item" id=format!("version-{}", item.version)>
            // The words beside it say what it is; decoration for those who look.
            {item
                .picture
                .map(|file| view! { <img class="queue__picture" src=format!("/previews/{file}/thumb/1") alt="" width="72" height="72" loading="lazy"/> })}
            <p class="queue__title"><a href=format!("/desk/{}", item.version)>{title}</a></p>
            <p class="queue__meta">
                {item.assignment.in_language(language).to_owned()}
                " · "
                {item.person_name}
                " · "
                {item.business_name}
                " · "
                {markets.join(", ")}
            </p>
            <p class="queue__who">
                {words::sent_ago(language, format::ago(language, item.sent_at, now))}
                {who.map(|who| format!(" · {who}"))}
                {mentor.map(|mentor| format!(" · {mentor}"))}
            </p>
            <p class=class>{age}</p>
        </li>
    }
}

fn age(language: Language, item: &QueueItem, now: Timestamp) -> (String, &'static str) {
    let class = match days_left(item, now) {
        Some(i64::MIN..0) => "queue__age queue__age--late",
        Some(0..=1) => "queue__age queue__age--soon",
        _ => "queue__age",
    };
    let text = match (item.promised_at, item.state) {
        (Some(promised), _) => format::days_until(language, promised, now),
        (None, VersionState::Checked) => words::is_checked(language).to_owned(),
        (None, _) => words::is_being_checked(language).to_owned(),
    };
    (text, class)
}

fn days_left(item: &QueueItem, now: Timestamp) -> Option<i64> {
    let promised = item.promised_at?.date(Zone::Wib);
    Some(promised.days() - now.date(Zone::Wib).days())
}

/// The first sending, or "perbaikan ke-n".
pub(super) fn version(language: Language, number: i64) -> String {
    if number == 1 {
        words::first_version(language).to_owned()
    } else {
        words::version(language, number - 1)
    }
}

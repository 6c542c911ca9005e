use axum::response::Response;
use domain::language::Language;
use domain::submissions::VersionState;
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::review::{QueueItem, queue as load};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::products::market;
use crate::shell::{Head, Width, render};
use crate::submissions::OnBehalfLink;
use crate::ui::{Empty, PageHead, QueueAge};
use crate::words::review as words;

/// What waits for this mentor, the nearest promise first.
pub async fn queue(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    if !person.actor.has_role(domain::access::Role::Mentor) {
        return Err(Problem::NotFound);
    }
    let items = load(&visitor.site.db, &person.actor, now).await?;
    Ok(render(visitor, Head::new(words::queue(language), "/queue").wide(Width::Wide), move || {
        if items.is_empty() {
            return view! {
                <PageHead title=words::queue(language)>
                    <OnBehalfLink/>
                </PageHead>
                <Empty picture="empty-queue.svg" title=words::all_answered(language) text=words::all_answered_text(language)/>
            }
            .into_any();
        }
        let count = i64::try_from(items.len()).unwrap_or(0);
        view! {
            <PageHead title=words::queue(language) lead=words::waiting(language, count)>
                <OnBehalfLink/>
            </PageHead>
            <QueueAge waiting=items.iter().map(|item| (days_left(item, now), format!("#version-{}", item.version))).collect()/>
            <ol class="queue__list">
                {items.iter().map(|item| view! { <Item item=item.clone() now=now/> }).collect_view()}
            </ol>
        }
        .into_any()
    })
    .await)
}

#[component]
fn Item(item: QueueItem, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (age, class) = age(language, &item, now);
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
        _ => None,
    };
    view! {
        <li class="queue__item" id=format!("version-{}", item.version)>
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
            </p>
            <p class=class>{age}</p>
        </li>
    }
}

fn age(language: Language, item: &QueueItem, now: Timestamp) -> (String, &'static str) {
    let class = match days_left(item, now) {
        i64::MIN..0 => "queue__age queue__age--late",
        0..=1 => "queue__age queue__age--soon",
        _ => "queue__age",
    };
    (format::days_until(language, item.promised_at, now), class)
}

fn days_left(item: &QueueItem, now: Timestamp) -> i64 {
    item.promised_at.date(Zone::Wib).days() - now.date(Zone::Wib).days()
}

/// The first sending, or "perbaikan ke-n".
pub(super) fn version(language: Language, number: i64) -> String {
    if number == 1 {
        words::first_version(language).to_owned()
    } else {
        words::version(language, number - 1)
    }
}

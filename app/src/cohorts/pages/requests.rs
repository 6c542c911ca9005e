use axum::response::Response;
use domain::access::Role;
use leptos::prelude::*;
use store::identity::open_requests;

use super::code::MakeCode;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Empty, PageHead};
use crate::words::cohorts as words;

/// Who cannot get in and waits for a code.
pub async fn requests(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let is_admin = person.actor.has_role(Role::Admin);
    if !is_admin && !person.actor.has_role(Role::Mentor) {
        return Err(Problem::NotFound);
    }
    let requests = open_requests(&visitor.site.db, &person.actor).await?;
    Ok(render(
        visitor,
        Head::new(words::requests(language), "/requests"),
        move || {
            if requests.is_empty() {
                return view! {
                    <PageHead title=words::requests(language)/>
                    <Empty
                        picture="empty-queue.svg"
                        title=words::no_requests_title(language)
                        text=words::no_requests_text(language)
                    />
                }
                .into_any();
            }
            let cards = requests.iter().map(|request| {
                let number = format!("{}: {}", words::request_number(language), request.number);
                let asked = format!(
                    "{}: {}",
                    words::asked(language),
                    format::ago(language, request.made_at, now)
                );
                view! {
                    <article class="card">
                        <h2 class="card__title">{request.name.clone()}</h2>
                        <p class="card__meta">{number}</p>
                        <p class="card__meta">{asked}</p>
                        <div class="card__body"><MakeCode person=request.person_id/></div>
                    </article>
                }
            });
            view! {
                <PageHead title=words::requests(language) lead=words::requests_lead(language)/>
                <div class="grid">{cards.collect_view()}</div>
            }
            .into_any()
        },
    )
    .await)
}

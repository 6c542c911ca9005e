use axum::response::Response;
use leptos::prelude::*;
use store::submissions::{OwnParticipant, own_participants};

use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{BackLink, Empty, Icon, PageHead};
use crate::words::submissions as words;

/// The participants of a mentor, to take in what one of them sent by WhatsApp. Whoever administers cohorts too finds the way
/// to theirs.
pub(in crate::submissions) async fn on_behalf_list(
    person: &Person,
    administers: bool,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let own = own_participants(&visitor.site.db, &person.actor, visitor.now).await?;
    let title = words::own_participants(language);
    Ok(render(visitor, Head::new(title, "/queue"), move || {
        let own = own.clone();
        view! {
            <BackLink href="/queue" text=crate::words::review::queue(language)/>
            <PageHead title=title lead=words::own_participants_lead(language)>
                {administers.then(|| view! { <a class="button button--small" href="/on-behalf?of=cohorts">{words::cohorts_participants(language)}</a> })}
            </PageHead>
            {if own.is_empty() {
                view! {
                    <Empty picture="empty-queue.svg" title=words::no_participants(language) text=words::no_participants_text(language)/>
                }
                .into_any()
            } else {
                view! { <div class="stack">{own.into_iter().map(|own| view! { <Card own=own/> }).collect_view()}</div> }.into_any()
            }}
        }
        .into_any()
    })
    .await)
}

/// The way to it, from the queue.
#[component]
pub fn OnBehalfLink() -> impl IntoView {
    let language = crate::ui::Language::current();
    view! { <a class="button button--small" href="/on-behalf"><Icon name="camera" small=true/>{words::photos_by_whatsapp(language)}</a> }
}

/// One participant and what waits for somebody.
#[component]
pub(super) fn Card(own: OwnParticipant) -> impl IntoView {
    let language = crate::ui::Language::current();
    let disowned = own.disowned_at.is_some();
    let is_noted = disowned || own.waiting > 0;
    view! {
        <article class="card card--link">
            <h2 class="card__title"><a href=format!("/enrollments/{}/on-behalf", own.enrollment)>{own.name}</a></h2>
            <p class="card__meta">{own.business}" · "{own.cohort}</p>
            {is_noted
                .then(|| {
                    view! {
                        <p class="card__foot">
                            {disowned.then(|| view! { <span class="badge badge--attention">{words::said_not_mine(language)}</span> })}
                            {(own.waiting > 0).then(|| view! { <span class="badge badge--progress">{words::files_waiting(language, own.waiting)}</span> })}
                        </p>
                    }
                })}
        </article>
    }
}

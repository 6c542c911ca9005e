use axum::response::Response;
use domain::access::Role;
use leptos::prelude::*;
use store::submissions::{MOST_ADMINISTERED, OwnParticipant, administered_participants};

use super::on_behalf_list::Card;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{BackLink, Empty, Field, PageHead};
use crate::words::submissions as words;

/// The participants of the cohorts somebody administers, to take in what one of them sent by WhatsApp.
pub(in crate::submissions) async fn cohorts_list(
    person: &Person,
    sought: &str,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let found =
        administered_participants(&visitor.site.db, &person.actor, sought, visitor.now).await?;
    let title = words::cohorts_participants(language);
    let sought = sought.trim().to_owned();
    let is_mentor = person.actor.has_role(Role::Mentor);
    Ok(render(visitor, Head::new(title, "/queue"), move || {
        let found = found.clone();
        view! {
            <BackLink href="/queue" text=crate::words::review::queue(language)/>
            <PageHead title=title lead=words::own_participants_lead(language)/>
            <form class="form" method="get" action="/on-behalf">
                {is_mentor.then(|| view! { <input type="hidden" name="of" value="cohorts"/> })}
                <Field name="name" label=words::seek_participant(language) value=sought.clone() maxlength=80/>
                <div class="form__actions">
                    <button class="button button--small" type="submit">{words::seek(language)}</button>
                </div>
            </form>
            <Found found=found is_sought=!sought.is_empty()/>
        }
        .into_any()
    })
    .await)
}

#[component]
fn Found(found: Vec<OwnParticipant>, is_sought: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    if found.is_empty() {
        let (title, text) = if is_sought {
            (
                words::nobody_found(language),
                words::nobody_found_text(language),
            )
        } else {
            (
                words::no_participants(language),
                words::no_cohorts_participants_text(language),
            )
        };
        return view! { <Empty picture="empty-queue.svg" title=title text=text/> }.into_any();
    }
    let most = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let are_more = found.len() >= MOST_ADMINISTERED;
    view! {
        <div class="stack">
            {are_more.then(|| view! { <p class="card__meta">{words::first_participants(language, most)}</p> })}
            {found.into_iter().map(|own| view! { <Card own=own/> }).collect_view()}
        </div>
    }
    .into_any()
}

use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use http::HeaderMap;
use leptos::prelude::*;
use store::review::{Desk, Feedback, desk as load};

use super::decide::ReleaseButtons;
use super::missing_words;
use super::viewed::note_view;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::submissions::Answer;
use crate::ui::{Crumbs, HiddenKey};
use crate::words::review as words;

/// The judgement as its participant will read it. Reading it changes nothing and takes no lease.
pub async fn preview(
    person: Person,
    Path(version): Path<i64>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let desk = load(
        &visitor.site.db,
        &person.actor,
        VersionId(version),
        visitor.now,
    )
    .await?;
    let answer = desk.answer(&person.actor, visitor.now);
    let is_mine = desk
        .lease
        .as_ref()
        .is_none_or(|lease| lease.mentor_id == person.actor.person);
    let is_open = desk.standing.is_editable() && is_mine;
    let head = Head::new(words::preview(language), "/queue").wide(Width::Wide);
    let page = render(visitor, head, move || {
        view! { <Page desk=desk.clone() answer=answer.clone() is_open=is_open/> }
    })
    .await;
    note_view(&person, VersionId(version), &headers).await;
    Ok(page)
}

#[component]
fn Page(desk: Desk, answer: Option<Feedback>, is_open: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let id = desk.head.id;
    let missing = missing_words(language, &desk.assignment, &desk.missing());
    let crumbs = vec![
        ("/queue".to_owned(), words::queue(language).to_owned()),
        (format!("/desk/{id}"), desk.product.name.clone()),
    ];
    let can_show =
        is_open && missing.is_empty() && (desk.showings.is_empty() || desk.has_unshown_changes());
    let name = desk.head.person_name.clone();
    view! {
        <Crumbs links=crumbs/>
        <section class="preview" aria-labelledby="preview-title">
            <div class="preview__banner">
                <h2 class="preview__title" id="preview-title">{words::preview(language)}</h2>
                <p>{words::preview_text(language, name)}</p>
                {(!missing.is_empty())
                    .then(|| {
                        view! {
                            <p><strong>{words::preview_missing(language)}</strong></p>
                            <ul class="preview__missing">
                                {missing
                                    .into_iter()
                                    .map(|(place, text)| view! { <li><a href=format!("/desk/{id}#{place}")>{text}</a></li> })
                                    .collect_view()}
                            </ul>
                        }
                    })}
            </div>
            {answer.map(|answer| view! { <div class="preview__page"><Answer feedback=answer is_preview=true/></div> }.into_any())}
            <div class="preview__bar">
                <a class="button button--quiet" href=format!("/desk/{id}")>{words::back_to_desk(language)}</a>
                {can_show
                    .then(|| {
                        view! {
                            <form class="cluster" method="post" action=format!("/desk/{id}/release")>
                                <HiddenKey/>
                                <ReleaseButtons desk=id/>
                            </form>
                        }
                    })}
            </div>
        </section>
    }
}

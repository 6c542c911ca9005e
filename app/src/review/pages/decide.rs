use domain::submissions::VersionState;
use leptos::prelude::*;
use store::review::Desk;

use crate::format;
use crate::ui::{HiddenKey, Notice};
use crate::words::review as words;

/// Releasing, recalling, and what became of it.
#[component]
pub fn Decide(desk: Desk, is_open: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    if let Some(shown_from) = desk.shown_from {
        return view! {
            <Notice kind="info" title=words::shown_at(language, format::time_of_day(language, shown_from))>
                {words::recall_until(language)}
            </Notice>
            <form method="post" action=format!("/desk/{}/recall", desk.head.id)>
                <HiddenKey/>
                <button class="button" type="submit">{words::recall(language)}</button>
            </form>
        }
        .into_any();
    }
    if matches!(
        desk.head.state,
        VersionState::Ready | VersionState::Released
    ) {
        return view! { <Notice kind="success" title=words::released(language)/> }.into_any();
    }
    if !is_open {
        return ().into_any();
    }
    view! {
        <section class="stack" id="release">
            <h2>{words::release_title(language)}</h2>
            <p class="card__meta">{words::release_text(language)}</p>
            <form class="cluster" method="post" action=format!("/desk/{}/release", desk.head.id)>
                <HiddenKey/>
                <button class="button button--primary" type="submit" name="when" value="soon">{words::release(language)}</button>
                <button class="button button--quiet" type="submit" name="when" value="now">{words::release_now(language)}</button>
            </form>
        </section>
    }
    .into_any()
}

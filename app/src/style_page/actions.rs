use leptos::prelude::*;

use crate::ui::Icon;
use crate::words::style as words;

/// Every button in every state.
pub(super) fn buttons(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    view! {
        <div class="stack">
            <p class="cluster">
                <button class="button button--primary" type="button">{words::send(language)}</button>
                <button class="button" type="button">{words::save(language)}</button>
                <button class="button button--quiet" type="button">{words::cancel(language)}</button>
                <button class="button button--danger" type="button">{words::remove(language)}</button>
            </p>
            <p class="cluster">
                <button class="button button--small" type="button"><Icon name="upload" small=true/>{words::replace(language)}</button>
                <button class="button button--small" type="button" aria-pressed="true">{words::fixed(language)}</button>
                <button class="button button--small" type="button" aria-pressed="false">{words::not_yet(language)}</button>
                <button class="button" type="button" aria-disabled="true">{words::send(language)}</button>
                <button class="link-button" type="button">{words::sign_out(language)}</button>
            </p>
            <button class="button button--primary button--wide" type="button">{words::send(language)}<Icon name="next" small=true/></button>
        </div>
    }
    .into_any()
}

/// Badges, filters, the state of saving, icons.
pub(super) fn signs(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let badge = |kind: &str, text: &'static str| view! { <span class=format!("badge badge--{kind}")>{text}</span> };
    view! {
        <div class="stack">
            <p class="cluster">
                {badge("neutral", words::not_started(language))}
                {badge("progress", words::running(language))}
                {badge("good", words::passed(language))}
                {badge("attention", words::unchecked(language))}
                {badge("must", words::must(language))}
                {badge("should", words::should(language))}
            </p>
            <p class="cluster">
                <a class="filter" href="#main" aria-current="true">{words::all(language)}" 4"</a>
                <a class="filter" href="#main">{words::late(language)}" 1"</a>
            </p>
            <p class="cluster">
                <span class="saved-state saved-state--saving">{words::saving(language)}</span>
                <span class="saved-state saved-state--saved">{words::saved(language)}</span>
                <span class="saved-state saved-state--failed">{words::unsaved(language)}</span>
            </p>
            <ul class="style__icons">{ICONS.iter().map(|name| view! { <li><Icon name=name/><span class="card__meta">{*name}</span></li> }).collect_view()}</ul>
        </div>
    }
    .into_any()
}

const ICONS: &[&str] = &[
    "today", "learn", "task", "product", "queue", "cohort", "chart", "person", "check", "cross",
    "warning", "info", "clock", "camera", "file", "upload", "download", "print", "search", "next",
    "back", "lock", "chat", "ship",
];

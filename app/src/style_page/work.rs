use leptos::prelude::*;

use crate::ui::{Asset, Icon};
use crate::words::style as words;

/// A slot: empty, refused, filled.
pub(super) fn slots(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let title = words::front(language);
    let form = |state: &str, button: &'static str| {
        let id = format!("{side}-slot-{state}");
        view! {
            <div class="slot__form">
                <label class="visually-hidden" for=id.clone()>{title}</label>
                <input class="file-input" type="file" id=id/>
                <button class="button button--small" type="button"><Icon name="upload" small=true/>{button}</button>
            </div>
        }
    };
    let head = |state: &'static str| view! { <div class="slot__head"><h3 class="slot__title">{title}</h3><span class="slot__state">{state}</span></div> };
    view! {
        <div>
            <section class="slot slot--empty">
                {head(words::not_filled(language))}
                <p class="slot__hint">{words::photo_hint(language)}</p>
                {form("empty", words::upload(language))}
            </section>
            <section class="slot slot--invalid">
                {head(words::not_filled(language))}
                <p class="slot__error">{words::photo_small(language)}</p>
                {form("invalid", words::upload(language))}
            </section>
            <section class="slot slot--filled">
                <div class="slot__preview"><Asset name="example-label.svg" width=300 height=400 alt=title/></div>
                {head(words::received(language))}
                <p class="slot__hint">{words::photo_hint(language)}</p>
                {form("filled", words::replace(language))}
            </section>
        </div>
    }
    .into_any()
}

/// The decision and the list of what to mend.
pub(super) fn remarks(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let remark = |number: u32,
                  class: &'static str,
                  badge: &'static str,
                  word: &'static str,
                  state: &'static str| {
        view! {
            <li class=class id=format!("{side}-remark-{number}")>
                <span class="remark__number">{number}</span>
                <p class="remark__severity"><span class=badge>{word}</span></p>
                <div class="remark__words"><p>{words::sample_remark(language)}</p></div>
                <p class="remark__state">{state}</p>
            </li>
        }
    };
    view! {
        <div class="feedback">
            <section class="decision decision--fix"><h3 class="decision__title">{words::decision_fix(language)}</h3><p class="decision__by">"Wati Kusumawardani"</p></section>
            <section class="decision decision--passed"><h3 class="decision__title">{words::passed(language)}</h3></section>
            <section class="decision decision--unclear"><h3 class="decision__title">{words::decision_unclear(language)}</h3></section>
            <ol>
                {remark(1, "remark", "badge badge--must", words::must(language), words::not_yet(language))}
                {remark(2, "remark remark--fixed", "badge badge--should", words::should(language), words::fixed(language))}
            </ol>
        </div>
    }
    .into_any()
}

/// Answers of a quiz, levels of a rubric, the boxes in a lesson.
pub(super) fn answers(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let level = |class: &'static str, name: &'static str| view! { <li class=class><span><strong>{name}"."</strong>" "{words::sample_remark(language)}</span></li> };
    let callout = |kind: &str, title: &'static str| {
        view! { <div class=format!("callout callout--{kind}")><p class="callout__title">{title}</p><p>{words::sample_remark(language)}</p></div> }
    };
    view! {
        <div class="stack">
            <div>
                <div class="answer answer--wrong"><p class="answer__label"><Icon name="cross" small=true/>{words::sample_wrong(language)}</p><p class="answer__why">{words::sample_remark(language)}</p></div>
                <div class="answer answer--right"><p class="answer__label"><Icon name="check" small=true/>{words::sample_right(language)}</p></div>
            </div>
            <div class="rubric">
                <ol class="rubric__levels">
                    {level("rubric__level", words::level_fix(language))}
                    {level("rubric__level rubric__level--chosen", words::level_good(language))}
                </ol>
            </div>
            <div class="prose">
                {callout("do", words::do_this(language))}
                {callout("dont", words::dont(language))}
                {callout("note", words::note(language))}
                {callout("check", words::unchecked(language))}
                {callout("task", words::step_one(language))}
            </div>
        </div>
    }
    .into_any()
}

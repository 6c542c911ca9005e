use domain::review::RemarkState;
use leptos::prelude::*;
use store::review::Desk;

use crate::submissions::Exact;
use crate::ui::HiddenKey;
use crate::words::review as words;

/// Every remark of the last answer that is not settled, asked again: fixed, not yet, no longer relevant.
#[component]
pub fn CarriedRemarks(desk: Desk, is_open: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let begun: Vec<_> = desk
        .remarks
        .iter()
        .filter(|remark| remark.carried_from.is_some())
        .cloned()
        .collect();
    // Before the first edit nothing is carried over yet: show what the last answer left open.
    let before: Vec<_> = if desk.draft.row_version == 0 {
        desk.before
            .as_ref()
            .map(|shown| shown.unsettled().cloned().collect())
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    if begun.is_empty() && before.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" id="carried">
            <h2>{words::carried(language)}</h2>
            <p class="card__meta">{words::carried_text(language)}</p>
            <ol class="remarks" role="list">
                {before
                    .into_iter()
                    .map(|remark| {
                        view! {
                            <li class="remark">
                                <Said number=remark.number words=remark.words exact_words=remark.exact_words size_mm=remark.size_mm/>
                            </li>
                        }
                    })
                    .collect_view()}
                {begun
                    .into_iter()
                    .map(|remark| {
                        let action = format!("/desk/{}/remarks/{}", desk.head.id, remark.id);
                        view! {
                            <li class="remark">
                                <Said number=remark.number words=remark.words exact_words=remark.exact_words size_mm=remark.size_mm/>
                                {is_open.then(|| view! { <Judge action=action state=remark.state/> })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {(is_open && desk.draft.row_version == 0)
                .then(|| {
                    view! {
                        <form method="post" action=format!("/desk/{}", desk.head.id)>
                            <HiddenKey/>
                            <input type="hidden" name="row_version" value="0"/>
                            <input type="hidden" name="seen" value=desk.head.row_version/>
                            <button class="button" type="submit">{words::start(language)}</button>
                        </form>
                    }
                })}
        </section>
    }
    .into_any()
}

/// What a remark asked for.
#[component]
fn Said(
    number: i64,
    words: String,
    exact_words: Option<String>,
    size_mm: Option<String>,
) -> impl IntoView {
    view! {
        <span class="remark__number">{number}</span>
        <div class="remark__words"><p>{words}</p></div>
        <Exact words=exact_words size=size_mm/>
    }
}

/// What became of a remark: a button each, the chosen one pressed. They belong to the judgement's form, so that pressing one
/// takes along what was typed there.
#[component]
fn Judge(action: String, state: RemarkState) -> impl IntoView {
    let language = crate::ui::Language::current();
    let choices = [
        (RemarkState::Fixed, words::fixed(language)),
        (RemarkState::NotYet, words::not_fixed(language)),
        (RemarkState::NotRelevant, words::not_relevant(language)),
    ];
    view! {
        <div class="cluster">
            {choices
                .into_iter()
                .map(|(choice, text)| {
                    let pressed = (state == choice).to_string();
                    view! {
                        <button
                            class="button button--small"
                            type="submit"
                            form="judgement"
                            formaction=action.clone()
                            name="state"
                            value=choice.code()
                            aria-pressed=pressed
                        >
                            {text}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

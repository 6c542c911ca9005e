use leptos::prelude::*;

use crate::words::style as words;

/// A table that scrolls sideways on a phone, and one whose rows become cards there.
pub(super) fn tables(side: &'static str) -> AnyView {
    view! {
        <div class="stack">
            <Sample side=side class="table" number=1/>
            <Sample side=side class="table table--cards" number=2/>
        </div>
    }
    .into_any()
}

/// A list of things with a button each, and a choice with its button, as it stands in a row.
pub(super) fn rows(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let id = format!("{side}-place");
    let pauses = [words::pause_one(language), words::pause_two(language)].map(|name| {
        view! {
            <li class="rows__item">
                <span><strong>{name}</strong></span>
                <button class="button button--quiet button--small" type="button">
                    {words::remove(language)}
                    <span class="visually-hidden">" "{name}</span>
                </button>
            </li>
        }
    });
    let options = [words::enrolled(language), words::passed(language)]
        .map(|text| view! { <option>{text}</option> });
    view! {
        <div class="stack">
            <ul class="rows" role="list">{pauses.collect_view()}</ul>
            <div class="place-choice">
                <label class="field__label" for=id.clone()>{words::state(language)}</label>
                <select class="field__control" id=id>{options.collect_view()}</select>
                <button class="button button--small" type="button">{words::save(language)}</button>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Sample(side: &'static str, class: &'static str, number: u32) -> impl IntoView {
    let language = crate::ui::Language::current();
    let rows = [
        ("Siti Aminah", "11", words::running(language)),
        ("Hendra Wijaya", "15", words::passed(language)),
    ];
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=format!("{} {number}, {side}", words::tables(language))>
            <table class=class role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" aria-sort="ascending"><a class="table__sort" href="#main">{words::name(language)}</a></th>
                        <th scope="col" role="columnheader" class="table__number"><a class="table__sort" href="#main">{words::lessons(language)}</a></th>
                        <th scope="col" role="columnheader">{words::state(language)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows
                        .into_iter()
                        .map(|(name, lessons, state)| {
                            view! {
                                <tr role="row">
                                    <th scope="row" role="rowheader">{name}</th>
                                    <td role="cell" class="table__number" data-label=words::lessons(language)>{lessons}</td>
                                    <td role="cell" data-label=words::state(language)><span class="badge badge--neutral">{state}</span></td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

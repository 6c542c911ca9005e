use leptos::prelude::*;

use crate::ui::{Asset, Empty};
use crate::words::style as words;

/// Nothing here yet, and what to do about it.
pub(super) fn empties(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    view! {
        <Empty picture="empty-queue.svg" title=words::empty(language) text=words::notice_text(language)>
            <a class="button" href="#main">{words::read(language)}</a>
        </Empty>
    }
    .into_any()
}

/// Every drawing of ours.
pub(super) fn pictures(_side: &'static str) -> AnyView {
    view! {
        <ul class="style__pictures">
            {PICTURES
                .iter()
                .map(|(name, width, height)| view! { <li><Asset name=name width=*width height=*height/><span class="card__meta">{*name}</span></li> })
                .collect_view()}
        </ul>
    }
    .into_any()
}

const PICTURES: &[(&str, u32, u32)] = &[
    ("mark.svg", 148, 32),
    ("hero.svg", 400, 360),
    ("step-learn.svg", 160, 112),
    ("step-send.svg", 160, 112),
    ("step-notes.svg", 160, 112),
    ("step-print.svg", 160, 112),
    ("example-label.svg", 300, 400),
    ("empty-lesson.svg", 320, 220),
    ("empty-products.svg", 320, 220),
    ("empty-queue.svg", 320, 220),
    ("receipt.svg", 320, 220),
    ("waiting.svg", 320, 220),
    ("not-found.svg", 320, 220),
    ("server-error.svg", 320, 220),
];

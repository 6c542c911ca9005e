use leptos::prelude::*;

use crate::words::style as words;

/// The sizes of type, from the page's title down to the smallest.
pub(super) fn text(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    ["3xl", "2xl", "xl", "l", "m", "s"]
        .into_iter()
        .map(|size| {
            view! { <p class=format!("style__text style__text--{size}")><span class="style__name">{size}</span>{words::sample_title(language)}</p> }
        })
        .collect_view()
        .into_any()
}

/// The steps of space, drawn as long as they are.
pub(super) fn space(_side: &'static str) -> AnyView {
    view! {
        <ul class="style__spaces">
            {(1..=8)
                .map(|step| view! { <li><span class="style__name">{format!("s{step}")}</span><span class=format!("style__space style__space--{step}")></span></li> })
                .collect_view()}
        </ul>
    }
    .into_any()
}

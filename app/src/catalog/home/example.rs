use leptos::prelude::*;

use crate::ui::Asset;
use crate::words::{catalog as words, submissions};

/// A mentor's answer as an owner gets it, on an invented label: the marks on the picture and the words beside it.
#[component]
pub(super) fn Example() -> impl IntoView {
    let language = crate::ui::Language::current();
    let must = ("badge badge--must", submissions::must(language));
    let should = ("badge badge--should", submissions::should(language));
    let remarks = [
        (must, words::example_1(language)),
        (must, words::example_2(language)),
        (should, words::example_3(language)),
    ];
    view! {
        <section class="example" aria-labelledby="example">
            <div class="example__head">
                <h2 id="example">{words::example(language)}</h2>
                <p>{words::example_text(language)}</p>
            </div>
            <div class="marked example__picture">
                <Asset name="example-label.svg" width=300 height=400 alt=words::example_alt(language)/>
                // Where the remarks are, on a drawing 1000 wide.
                <svg class="marked__layer" viewBox="0 0 1000 1333" aria-hidden="true">
                    {[(222, 905), (815, 1010), (500, 520)]
                        .into_iter()
                        .zip(1..)
                        .map(|((x, y), number)| {
                            view! {
                                <circle class="marked__dot" cx=x cy=y r="48"></circle>
                                <text class="marked__number" x=x y=y>{number}</text>
                            }
                        })
                        .collect_view()}
                </svg>
            </div>
            <ol class="example__remarks">
                {remarks
                    .into_iter()
                    .zip(1..)
                    .map(|(((badge, severity), text), number)| {
                        view! {
                            <li class="remark">
                                <span class="remark__number">{number}</span>
                                <p class="remark__severity"><span class=badge>{severity}</span></p>
                                <div class="remark__words"><p>{text}</p></div>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

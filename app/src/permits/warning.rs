use domain::ids::ProductId;
use domain::permits::{LabelNumber, PermitState};
use leptos::prelude::*;
use store::permits::NextPaper;

use super::labels::{name, on_label};
use crate::words::permits as words;

/// "Jangan cetak dulu": the numbers a product's label waits for, as `store::permits::missing_on_label` found them.
/// Nothing where it waits for none.
#[component]
pub fn Warning(product: ProductId, missing: Vec<LabelNumber>) -> impl IntoView {
    let language = crate::ui::Language::current();
    (!missing.is_empty()).then(|| {
        view! {
            <div class="notice notice--warning permit-warning">
                <h2 class="notice__title">{words::warning_title(language)}</h2>
                <div class="notice__text">
                    <p>{words::warning_text(language)}</p>
                    <ul>
                        {missing
                            .into_iter()
                            .map(|number| view! { <li>{on_label(language, number)}</li> })
                            .collect_view()}
                    </ul>
                    <p><a href=format!("/products/{product}/permits")>{words::open_card(language)}</a></p>
                </div>
            </div>
        }
    })
}

/// The paper to see to beside the one next step: a quiet line, never in its place.
#[component]
pub fn NextPaperLine(paper: NextPaper) -> impl IntoView {
    let language = crate::ui::Language::current();
    let called = name(language, paper.kind);
    let product = paper.product_name;
    let text = match paper.state {
        PermitState::Missing => words::next_missing(language, called, product),
        PermitState::InProgress => words::next_in_progress(language, called, product),
        PermitState::Held | PermitState::NotNeeded => words::next_held(language, called, product),
    };
    let href = format!("/products/{}/permits/{}", paper.product, paper.kind);
    view! { <p class="today-line">{text}" "<a href=href>{words::fill_in(language)}</a></p> }
}

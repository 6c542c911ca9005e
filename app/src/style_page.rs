//! The living style page: every token and every shared component as the product draws it, day and evening side by side. Only in a
//! demonstration; anywhere else there is no such page.

mod actions;
mod charts;
mod colours;
mod figures;
mod forms;
mod paper;
mod pictures;
mod said;
mod scale;
mod tables;
mod tokens;
mod work;

use axum::response::Response;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::PageHead;
use crate::words::style as words;

/// The style page.
pub async fn style(visitor: Visitor) -> Result<Response, Problem> {
    if !visitor.site.is_demo {
        return Err(Problem::NotFound);
    }
    let language = visitor.language;
    let head = Head::new(words::title(language), "/style").wide(Width::Desk);
    Ok(render(&visitor, head, move || {
        view! {
            <PageHead title=words::title(language) lead=words::lead(language)/>
            <div class="style">
                <Specimen title=words::colours(language) draw=colours::swatches/>
                <colours::Pairs/>
                <Specimen title=words::type_scale(language) draw=scale::text/>
                <Specimen title=words::spacing(language) draw=scale::space/>
                <Specimen title=words::buttons(language) draw=actions::buttons/>
                <Specimen title=words::signs(language) draw=actions::signs/>
                <Specimen title=words::fields(language) draw=forms::fields/>
                <Specimen title=words::choices(language) draw=forms::choices/>
                <Specimen title=words::notices(language) draw=said::notices/>
                <Specimen title=words::cards(language) draw=said::cards/>
                <Specimen title=words::orders(language) draw=said::orders/>
                <Specimen title=words::tables(language) draw=tables::tables/>
                <Specimen title=words::rows(language) draw=tables::rows/>
                <Specimen title=words::figures(language) draw=figures::progress/>
                <Specimen title=words::charts(language) draw=charts::charts/>
                <Specimen title=words::queue_figures(language) draw=figures::queue/>
                <Specimen title=words::profiles(language) draw=figures::profile/>
                <Specimen title=words::slots(language) draw=work::slots/>
                <Specimen title=words::remarks(language) draw=work::remarks/>
                <Specimen title=words::answers(language) draw=work::answers/>
                <Specimen title=words::paper(language) draw=paper::paper/>
                <Specimen title=words::empties(language) draw=pictures::empties/>
                <Specimen title=words::pictures(language) draw=pictures::pictures/>
            </div>
        }
    })
    .await)
}

/// One subject in both themes. `draw` is told which, so that what it names is named once on the page.
#[component]
fn Specimen(title: &'static str, draw: fn(&'static str) -> AnyView) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="style__section">
            <h2>{title}</h2>
            <div class="style__pair">
                <div class="style__side theme-day">
                    <p class="style__theme">{words::day(language)}</p>
                    {draw("day")}
                </div>
                <div class="style__side theme-evening">
                    <p class="style__theme">{words::evening(language)}</p>
                    {draw("evening")}
                </div>
            </div>
        </section>
    }
}

use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use domain::time::Zone;
use leptos::prelude::*;
use store::review::{Feedback, feedback as load};

use super::remarks::{category, severity};
use super::submission::{decision_name, version_name};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Asset, BackLink};
use crate::words::submissions as words;

/// "Lembar perbaikan": one page for the printer, in black and white, with no more of the owner than the product's name.
pub async fn sheet(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let feedback = load(&visitor.site.db, &person.actor, VersionId(id), visitor.now).await?;
    Ok(render(visitor, Head::new(words::sheet(language), "/assignments"), move || {
        view! {
            <BackLink href=format!("/versions/{}/feedback", feedback.head.id) text=words::feedback(language)/>
            <Sheet feedback=feedback.clone()/>
            <p class="card__meta no-print">{words::sheet_print(language)}</p>
        }
    })
    .await)
}

#[component]
fn Sheet(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    let shown = feedback.shown.clone();
    let fixes: Vec<_> = shown.unsettled().cloned().collect();
    view! {
        <article class="sheet">
            <header class="sheet__head">
                <Asset name="mark-print.svg" width=148 height=32 alt="Kemas"/>
                <h1 class="sheet__title">{words::sheet(language)}</h1>
                <p>
                    <strong>{feedback.product.name.clone()}</strong>
                    " · "
                    {version_name(language, feedback.head.number)}
                    " · "
                    {format::date(language, feedback.visible_from.date(Zone::Wib))}
                </p>
                <p>{words::sheet_decision(language, decision_name(language, shown.decision))}</p>
            </header>
            {if fixes.is_empty() {
                view! { <p>{words::nothing_to_fix(language)}</p> }.into_any()
            } else {
                view! {
                    <ol class="sheet__list">
                        {fixes
                            .into_iter()
                            .map(|remark| {
                                let (_, weight) = severity(language, remark.severity);
                                view! {
                                    <li value=remark.number>
                                        <strong>{weight}" · "{category(language, remark.category)}</strong>
                                        <p>{remark.words}</p>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ol>
                }
                .into_any()
            }}
            <p class="sheet__foot">{words::not_legal_advice(language)}</p>
        </article>
    }
}

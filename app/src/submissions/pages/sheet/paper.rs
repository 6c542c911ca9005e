use domain::submissions::SlotKind;
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::content::Assignment;
use store::review::{Feedback, ShownRemark};

use crate::format;
use crate::submissions::pages::remarks::{Exact, category, severity};
use crate::submissions::pages::submission::{decision_name, version_name};
use crate::ui::{Asset, Facts};
use crate::words::{answer as words, submissions};

/// The sheet itself: what is printed.
#[component]
pub fn Paper(
    feedback: Feedback,
    #[prop(optional, into)] valid_until: Option<Timestamp>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let shown = feedback.shown.clone();
    let written_in = (shown.language != language).then(|| shown.language.code());
    let fixes: Vec<_> = shown.unsettled().cloned().collect();
    let valid = valid_until.map(|until| {
        let day = format::date(language, until.date(Zone::Wib));
        words::link_valid(language, day)
    });
    view! {
        <article class="sheet">
            <header class="sheet__head">
                <h1 class="sheet__title">{submissions::sheet(language)}</h1>
                <Asset name="mark-print.svg" width=148 height=32 alt="Kemas"/>
            </header>
            <Facts facts=facts(&feedback)/>
            {if fixes.is_empty() {
                view! { <p>{submissions::nothing_to_fix(language)}</p> }.into_any()
            } else {
                view! {
                    <h2 class="sheet__subtitle">{words::to_do(language)}</h2>
                    <ol class="sheet__list" role="list" lang=written_in>
                        {fixes
                            .into_iter()
                            .map(|remark| view! { <Fix remark=remark assignment=feedback.assignment.clone()/> })
                            .collect_view()}
                    </ol>
                }
                .into_any()
            }}
            <footer class="sheet__foot">
                <p>{submissions::not_legal_advice(language)}" "{valid}</p>
            </footer>
        </article>
    }
}

#[component]
fn Fix(remark: ShownRemark, assignment: Assignment) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (badge, weight) = severity(language, remark.severity);
    let place = remark
        .slot_key
        .as_deref()
        .and_then(|key| assignment.slot(key))
        .map_or_else(
            || crate::words::review::whole_pack(language).to_owned(),
            |slot| slot.title.in_language(language).to_owned(),
        );
    view! {
        <li class="sheet__fix">
            <span class="remark__number">{remark.number}</span>
            <p class="sheet__place">
                <strong>{place}</strong>
                " · "
                {category(language, remark.category)}
                " "
                <span class=badge>{weight}</span>
            </p>
            <p class="sheet__words">{remark.words}</p>
            <Exact words=remark.exact_words size=remark.size_mm/>
            <span class="sheet__tick" aria-hidden="true"></span>
        </li>
    }
}

/// Product, version, decision, and the sizes that were sent.
fn facts(feedback: &Feedback) -> Vec<(String, String)> {
    let language = crate::ui::Language::current();
    let mut facts = vec![
        (
            submissions::product(language).to_owned(),
            feedback.product.name.clone(),
        ),
        (
            words::version(language).to_owned(),
            format!(
                "{}, {}",
                feedback.assignment.title.in_language(language),
                version_name(language, feedback.head.number)
            ),
        ),
        (
            words::decision(language).to_owned(),
            decision_name(language, feedback.shown.decision).to_owned(),
        ),
        (
            words::dated(language).to_owned(),
            format::date(language, feedback.visible_from.date(Zone::Wib)),
        ),
    ];
    let sizes = feedback.entries.iter().filter_map(|entry| {
        let slot = feedback.assignment.slot(&entry.slot_key)?;
        let value = entry.number.filter(|_| slot.kind == SlotKind::Number)?;
        let unit = slot.unit.clone().unwrap_or_default();
        let title = words::as_sent(language, slot.title.in_language(language));
        let text = format!("{} {unit}", format::number(language, value));
        Some((title, text))
    });
    facts.extend(sizes);
    facts
}

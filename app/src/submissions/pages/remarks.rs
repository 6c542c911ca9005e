use domain::language::Language;
use domain::review::{RemarkCategory, RemarkState, Severity};
use leptos::prelude::*;
use store::review::{Shown, ShownRemark};

use crate::format;
use crate::words::{answer, submissions as words};

/// What the last answer asked to be fixed, above the form of the next version.
#[component]
pub fn OpenRemarks(shown: Shown) -> impl IntoView {
    let language = crate::ui::Language::current();
    let open: Vec<_> = shown.unsettled().cloned().collect();
    (!open.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words::to_fix(language)}</h2>
                <ol class="remarks" role="list">{open.into_iter().map(|remark| view! { <RemarkCard remark=remark/> }).collect_view()}</ol>
            </section>
        }
    })
}

/// One remark as its participant reads it.
#[component]
pub fn RemarkCard(remark: ShownRemark, #[prop(optional)] is_old: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (badge, severity) = severity(language, remark.severity);
    let is_fixed = remark.state == RemarkState::Fixed;
    view! {
        <li class=if is_fixed { "remark remark--fixed" } else { "remark" } id=(!is_old).then(|| format!("remark-{}", remark.number))>
            <span class="remark__number">{remark.number}</span>
            <p class="remark__severity">
                <span class=badge>{severity}</span>
                <span class="card__meta">{category(language, remark.category)}</span>
            </p>
            <div class="remark__words"><p>{remark.words}</p></div>
            <Exact words=remark.exact_words size=remark.size_mm/>
            {state(language, remark.state).map(|state| view! { <p class="remark__state">{state}</p> })}
        </li>
    }
}

/// What has to be printed word for word, and how large.
#[component]
pub fn Exact(words: Option<String>, size: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    (words.is_some() || size.is_some()).then(|| {
        view! {
            <dl class="exact">
                {words.map(|words| view! { <dt>{answer::to_print(language)}</dt><dd class="exact__words">{words}</dd> })}
                {size.map(|size| view! { <dt>{answer::size(language)}</dt><dd>{format::millimetres(language, &size)}</dd> })}
            </dl>
        }
    })
}

/// The badge and word of a severity.
#[must_use]
pub fn severity(language: Language, severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Must => ("badge badge--must", words::must(language)),
        Severity::Should => ("badge badge--should", words::should(language)),
    }
}

/// What a remark is about.
#[must_use]
pub fn category(language: Language, category: RemarkCategory) -> &'static str {
    match category {
        RemarkCategory::Legal => words::category_legal(language),
        RemarkCategory::Barcode => words::category_barcode(language),
        RemarkCategory::Readability => words::category_readability(language),
        RemarkCategory::Brand => words::category_brand(language),
        RemarkCategory::Structure => words::category_structure(language),
        RemarkCategory::Print => words::category_print(language),
        RemarkCategory::Material => words::category_material(language),
    }
}

fn state(language: Language, state: RemarkState) -> Option<&'static str> {
    match state {
        RemarkState::Open => None,
        RemarkState::Fixed => Some(words::state_fixed(language)),
        RemarkState::NotYet => Some(words::state_not_yet(language)),
        RemarkState::NotRelevant => Some(words::state_not_relevant(language)),
    }
}

use domain::review::Decision;
use leptos::prelude::*;
use store::content::Criterion;
use store::review::{Desk, Draft, MarkDraft};

use super::Typed;
use crate::submissions::CriterionChoice;
use crate::ui::{Choice, FieldError, LongField, Options};
use crate::words::review as words;

/// The rubric as a vertical list with every descriptor in full, then the decision.
#[component]
pub fn RubricForm(desk: Desk, draft: Draft, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="rubric" id="rubric">
            <h2>{words::rubric(language)}</h2>
            <FieldError name="rubric" error=typed.error("rubric")/>
            {desk
                .assignment
                .criteria
                .iter()
                .map(|criterion| {
                    let mark = draft.marks.iter().find(|mark| mark.criterion == criterion.key).cloned();
                    view! { <CriterionForm criterion=criterion.clone() mark=mark typed=typed.clone()/> }
                })
                .collect_view()}
        </section>
        {view! { <DecisionForm desk=desk draft=draft typed=typed/> }.into_any()}
    }
}

#[component]
fn DecisionForm(desk: Desk, draft: Draft, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    let slots = std::iter::once((String::new(), words::no_slot(language).to_owned()))
        .chain(desk.assignment.slots.iter().map(|slot| {
            (
                slot.key.clone(),
                slot.title.in_language(language).to_owned(),
            )
        }))
        .collect();
    let decisions = [
        (
            Decision::Passed,
            words::passed(language),
            words::passed_hint(language),
        ),
        (
            Decision::Fix,
            words::fix(language),
            words::fix_hint(language),
        ),
        (
            Decision::Unclear,
            words::unclear(language),
            words::unclear_hint(language),
        ),
    ];
    let error = typed.error("decision");
    view! {
        <fieldset
            class=if error.is_some() { "group group--invalid" } else { "group" }
            id="decision"
            role="radiogroup"
            aria-invalid=error.is_some().then_some("true")
            aria-describedby=error.is_some().then_some("decision-error")
        >
            <legend class="group__title">{words::decision(language)}</legend>
            <FieldError name="decision" error=error.clone()/>
            {decisions
                .into_iter()
                .map(|(decision, label, hint)| {
                    view! { <Choice name="decision" value=decision.code() label=label hint=hint checked=draft.decision == Some(decision)/> }
                })
                .collect_view()}
            <p class="card__meta">{words::leaving(language)}</p>
        </fieldset>
        <Options
            name="unclear_slot"
            label=words::unclear_slot(language)
            hint=words::unclear_slot_hint(language)
            options=slots
            value=draft.unclear_slot.clone().unwrap_or_default()
            error=typed.error("unclear_slot")
        />
    }
}

#[component]
fn CriterionForm(criterion: Criterion, mark: Option<MarkDraft>, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    let comment_name = format!("comment-{}", criterion.key);
    let chosen = mark.as_ref().and_then(|mark| mark.level);
    let comment = mark.map(|mark| mark.comment).unwrap_or_default();
    let error = typed.error(&format!("level-{}", criterion.key));
    let comment_error = typed.error(&comment_name);
    view! {
        <CriterionChoice criterion=criterion chosen=chosen error=error>
            <LongField name=comment_name label=words::comment(language) value=comment rows=2 limit=2000 error=comment_error/>
        </CriterionChoice>
    }
}

use domain::review::Decision;
use leptos::prelude::*;
use store::content::Criterion;
use store::review::{Desk, Draft, MarkDraft};

use crate::submissions::level_name;
use crate::ui::{Choice, Options, TextArea};
use crate::words::review as words;

/// The rubric as a vertical list with every descriptor in full, then the decision.
#[component]
pub fn RubricForm(desk: Desk, draft: Draft) -> impl IntoView {
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
    view! {
        <section class="rubric" id="rubric">
            <h2>{words::rubric(language)}</h2>
            {desk
                .assignment
                .criteria
                .iter()
                .map(|criterion| {
                    let mark = draft.marks.iter().find(|mark| mark.criterion == criterion.key).cloned();
                    view! { <CriterionForm criterion=criterion.clone() mark=mark/> }
                })
                .collect_view()}
        </section>
        <fieldset class="group" id="decision">
            <legend class="group__title">{words::decision(language)}</legend>
            {decisions
                .into_iter()
                .map(|(decision, label, hint)| {
                    view! { <Choice name="decision" value=decision.code() label=label hint=hint checked=draft.decision == Some(decision)/> }
                })
                .collect_view()}
        </fieldset>
        <Options
            name="unclear_slot"
            label=words::unclear_slot(language)
            hint=words::unclear_slot_hint(language)
            options=slots
            value=draft.unclear_slot.clone().unwrap_or_default()
        />
    }
}

#[component]
fn CriterionForm(criterion: Criterion, mark: Option<MarkDraft>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let key = criterion.key.clone();
    let chosen = mark.as_ref().and_then(|mark| mark.level);
    let comment = mark.map(|mark| mark.comment).unwrap_or_default();
    view! {
        <fieldset class="rubric__criterion">
            <legend class="rubric__title">
                {criterion.title.in_language(language).to_owned()}
                " "
                <span class="rubric__weight">{words::weight_of(language, criterion.weight)}</span>
            </legend>
            <div class="rubric__levels">
                {(1_i64..)
                    .zip(criterion.levels)
                    .map(|(level, text)| {
                        view! {
                            <label class="rubric__level">
                                <input type="radio" name=format!("level-{key}") value=level checked=chosen == Some(level)/>
                                <span>
                                    <strong>{level_name(language, level)}"."</strong>
                                    " "
                                    {text.in_language(language).to_owned()}
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="field">
                <label class="field__label" for=format!("comment-{}", criterion.key)>{words::comment(language)}</label>
                <TextArea id=format!("comment-{}", criterion.key) name=format!("comment-{}", criterion.key) value=comment rows=2 maxlength=2000/>
            </div>
        </fieldset>
    }
}

use leptos::prelude::*;
use store::review::Desk;

use super::Typed;
use super::rubric::RubricForm;
use crate::ui::islands::{Autosave, Reach};
use crate::ui::{HiddenKey, LongField, Reader};
use crate::words::review as words;

/// Strength, next step, rubric and decision: one form, saved complete or not.
#[component]
pub fn Judgement(desk: Desk, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    let action = format!("/desk/{}", desk.head.id);
    let (home, row) = (action.clone(), format!("desk-{}", desk.head.id));
    let is_unsaved = typed.draft.is_some();
    let draft = typed.draft.clone().unwrap_or_else(|| desk.draft.clone());
    view! {
        <form class="form" method="post" action=action id="judgement">
            <HiddenKey/>
            <input type="hidden" name="row_version" value=draft.row_version/>
            <input type="hidden" name="seen" value=desk.head.row_version/>
            <LongField
                name="strength"
                label=words::strength(language)
                hint=words::strength_hint(language)
                value=draft.strength.clone()
                rows=3
                limit=4000
                error=typed.error("strength")
            />
            <LongField
                name="next_step"
                label=words::next_step(language)
                hint=words::next_step_hint(language)
                value=draft.next_step.clone()
                rows=3
                limit=4000
                error=typed.error("next_step")
            />
            <RubricForm desk=desk draft=draft typed=typed/>
            <Autosave
                account=Reader::account()
                row=row
                home=home
                reach=Reach::Server
                is_unsaved=is_unsaved
                received=String::new()
                language=language
            />
            <div class="form__actions">
                <button class="button" type="submit">{words::save(language)}</button>
            </div>
        </form>
    }
}

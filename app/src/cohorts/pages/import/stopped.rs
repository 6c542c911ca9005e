use domain::cohorts::import::ImportState;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::import::Import;

use super::take_back::take_back;
use crate::ui::{HiddenKey, Notice};
use crate::words::cohorts as words;

/// A long list that goes no further by itself: how far it came, the way on, and the way back where it was on its way in.
pub(super) fn stopped(language: Language, found: &Import) -> AnyView {
    let (done, total) = found.steps;
    let is_running = found.state == ImportState::Running;
    let (title, text, of) = if is_running {
        (
            words::running_stopped(language),
            words::running_stopped_text(language),
            words::running_of(language, done, total),
        )
    } else {
        (
            words::undoing_stopped(language),
            words::undoing_stopped_text(language),
            words::undoing_of(language, done, total),
        )
    };
    let action = format!("/cohorts/{}/imports/{}/resume", found.cohort.id, found.id);
    let back = is_running.then(|| {
        take_back(
            found,
            words::stopped_undo_text(language),
            words::undo(language),
        )
    });
    view! {
        <Notice kind="warning" title=title>
            <p>{text}</p>
        </Notice>
        <section class="card stack" aria-label=title>
            <label class="field__label" for="steps">{of.clone()}</label>
            <progress class="meter" id="steps" value=done max=total.max(1)>{of}</progress>
            <form method="post" action=action>
                <HiddenKey/>
                <button class="button button--primary" type="submit">{words::resume(language)}</button>
            </form>
        </section>
        {back}
    }
    .into_any()
}

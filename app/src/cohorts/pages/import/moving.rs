use domain::cohorts::import::ImportState;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::import::Import;

use super::take_back::take_back;
use crate::words::cohorts as words;

/// A long list on its way in or back, and how far it is.
pub(super) fn moving(language: Language, found: &Import) -> AnyView {
    let (done, total) = found.steps;
    let is_running = found.state == ImportState::Running;
    let (title, text, of) = if is_running {
        (
            words::running_title(language),
            words::running_text(language),
            words::running_of(language, done, total),
        )
    } else {
        (
            words::undoing_title(language),
            words::undoing_text(language),
            words::undoing_of(language, done, total),
        )
    };
    let stop =
        is_running.then(|| take_back(found, words::stop_text(language), words::stop(language)));
    view! {
        <section class="card stack" aria-label=title>
            <h2>{title}</h2>
            <label class="field__label" for="steps">{of.clone()}</label>
            <progress class="meter" id="steps" value=done max=total.max(1)>{of}</progress>
            <p>{text}</p>
        </section>
        {stop}
    }
    .into_any()
}

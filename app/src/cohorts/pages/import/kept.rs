use domain::cohorts::import::ImportState;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::import::Import;

use crate::format;
use crate::words::cohorts as words;

/// How long the rows of a list are kept here, or that they are no longer.
pub(super) fn kept(language: Language, found: &Import) -> AnyView {
    if found.state == ImportState::Lapsed {
        return ().into_any();
    }
    let text = match (found.forgotten_at, found.kept_until()) {
        (Some(at), _) => words::rows_forgotten(language, format::moment(language, at)),
        (None, Some(until)) if found.state == ImportState::DryRun => {
            words::rows_kept_waiting(language, format::moment(language, until))
        }
        (None, Some(until)) => words::rows_kept(language, format::moment(language, until)),
        (None, None) => return ().into_any(),
    };
    view! { <p class="field__hint">{text}</p> }.into_any()
}

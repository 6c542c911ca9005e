use domain::language::Language;
use leptos::prelude::*;

use crate::ui::{Facts, Notice};
use crate::words::cohorts as words;

/// What is stored now, beside what was typed: nobody's settings are overwritten in silence.
pub(super) fn stored(language: Language, facts: Vec<(&'static str, String)>) -> AnyView {
    let facts = facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    view! {
        <Notice kind="warning" title=words::stored_now(language)>
            <p>{words::stored_now_text(language)}</p>
            <Facts facts=facts/>
        </Notice>
    }
    .into_any()
}

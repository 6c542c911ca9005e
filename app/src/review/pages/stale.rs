use domain::language::Language;
use leptos::prelude::*;
use store::content::Assignment;
use store::review::Draft;

use crate::submissions::{decision_name, level_name};
use crate::ui::Notice;
use crate::words::review as words;

/// What the store holds, beside what was typed: nobody's words are overwritten in silence.
#[component]
pub fn Stale(assignment: Assignment, typed: Draft, stored: Draft) -> impl IntoView {
    let language = crate::ui::Language::current();
    let others = differences(language, &assignment, &typed, &stored);
    view! {
        <Notice kind="warning" title=words::stale(language)>
            <p>{words::stale_text(language)}</p>
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <p>{words::stale_others(language)}</p>
                        <dl class="stored">
                            {others
                                .into_iter()
                                .map(|(name, text)| view! { <dt>{name}</dt><dd class="feedback__words">{text}</dd> })
                                .collect_view()}
                        </dl>
                    }
                })}
        </Notice>
    }
}

/// Every field that is stored otherwise than it was typed, and what is stored in it.
fn differences(
    language: Language,
    assignment: &Assignment,
    typed: &Draft,
    stored: &Draft,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |name: String, text: Option<String>| {
        let text = text.filter(|text| !text.is_empty());
        found.push((
            name,
            text.unwrap_or_else(|| words::stored_empty(language).to_owned()),
        ));
    };
    if typed.strength != stored.strength {
        let name = words::strength(language).to_owned();
        add(name, Some(stored.strength.clone()));
    }
    if typed.next_step != stored.next_step {
        let name = words::next_step(language).to_owned();
        add(name, Some(stored.next_step.clone()));
    }
    for criterion in &assignment.criteria {
        let title = criterion.title.in_language(language);
        let (level, comment) = stored.mark(&criterion.key);
        let (typed_level, typed_comment) = typed.mark(&criterion.key);
        if typed_level != level {
            let level = level.map(|level| level_name(language, level).to_owned());
            add(title.to_owned(), level);
        }
        if typed_comment != comment {
            add(words::comment_on(language, title), Some(comment.to_owned()));
        }
    }
    if typed.decision != stored.decision {
        let decision = stored.decision;
        let text = decision.map(|decision| decision_name(language, decision).to_owned());
        add(words::decision(language).to_owned(), text);
    }
    if typed.unclear_slot != stored.unclear_slot {
        let slot = stored.unclear_slot.as_deref();
        let title = slot
            .and_then(|key| assignment.slot(key))
            .map(|slot| slot.title.in_language(language).to_owned());
        add(words::unclear_part(language).to_owned(), title);
    }
    found
}

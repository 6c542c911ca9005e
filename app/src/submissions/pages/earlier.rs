use domain::language::Language;
use leptos::prelude::*;
use store::content::Assignment;
use store::review::{Change, Feedback, Showing};

use super::remarks::RemarkCard;
use super::submission::decision_name;
use crate::format;
use crate::ui::Notice;
use crate::words::{answer as words, submissions};

/// That the answer was corrected after it was read, when, by whom, and what is different.
#[component]
pub fn Updated(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    let changes = feedback.changes();
    (!feedback.earlier.is_empty()).then(|| {
        let when = format::moment(language, feedback.visible_from);
        view! {
            <Notice kind="info" title=words::updated_at(language, when, &feedback.by)>
                {(!changes.is_empty())
                    .then(|| {
                        view! {
                            <p>{words::what_changed(language)}</p>
                            <ul>
                                {changes
                                    .iter()
                                    .map(|change| view! { <li>{change_words(language, &feedback.assignment, change)}</li> })
                                    .collect_view()}
                            </ul>
                        }
                    })}
            </Notice>
        }
    })
}

fn change_words(language: Language, assignment: &Assignment, change: &Change) -> String {
    match change {
        Change::Decision => words::changed_decision(language).to_owned(),
        Change::Strength => words::changed_strength(language).to_owned(),
        Change::NextStep => words::changed_next_step(language).to_owned(),
        Change::Marks(keys) => {
            let titles: Vec<_> = assignment
                .criteria
                .iter()
                .filter(|criterion| keys.contains(&criterion.key))
                .map(|criterion| criterion.title.in_language(language))
                .collect();
            words::changed_marks(language, titles.join(", "))
        }
        Change::RemarkAdded(number) => words::remark_added(language, number),
        Change::RemarkChanged(number) => words::remark_changed(language, number),
        Change::RemarkRemoved(number) => words::remark_removed(language, number),
    }
}

/// What the answer said before it was corrected.
#[component]
pub fn Earlier(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    let mut until = feedback.visible_from;
    feedback
        .earlier
        .into_iter()
        .map(|showing| {
            let summary = words::before(
                language,
                format::moment(language, showing.visible_from),
                format::moment(language, until),
            );
            until = showing.visible_from;
            view! {
                <details class="earlier">
                    <summary>{summary}</summary>
                    <Old showing=showing/>
                </details>
            }
        })
        .collect_view()
}

#[component]
fn Old(showing: Showing) -> impl IntoView {
    let language = crate::ui::Language::current();
    let shown = showing.shown;
    view! {
        <div class="stack" lang=(shown.language != language).then(|| shown.language.code())>
            <p><strong>{decision_name(language, shown.decision)}</strong>" · "{showing.by}</p>
            {(!shown.strength.is_empty())
                .then(|| view! { <p class="feedback__words"><strong>{submissions::strength(language)}":"</strong>" "{shown.strength}</p> })}
            <ol class="remarks" role="list">
                {shown.remarks.into_iter().map(|remark| view! { <RemarkCard remark=remark is_old=true/> }).collect_view()}
            </ol>
            <p class="feedback__words"><strong>{submissions::next_step(language)}":"</strong>" "{shown.next_step}</p>
        </div>
    }
}

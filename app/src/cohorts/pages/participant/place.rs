use domain::language::Language;
use domain::time::Zone;
use leptos::prelude::*;
use store::cohorts::participant::{Happened, ParticipantPage};

use crate::cohorts::pages::places::Decision;
use crate::cohorts::states::{reason, state};
use crate::format;
use crate::words::cohorts as words;

/// What the office may decide about this enrollment.
pub(super) fn decision(language: Language, found: &ParticipantPage) -> AnyView {
    let who = &found.participant;
    view! {
        <Decision
            cohort=found.cohort.id
            enrollment=who.enrollment
            label=words::decide(language)
            stands=who.state
        />
    }
    .into_any()
}

/// How the enrollment came to where it stands, the newest step first.
pub(super) fn history(language: Language, found: &ParticipantPage) -> AnyView {
    let steps = found.history.iter().enumerate().map(|(nth, happened)| {
        let class = if nth == 0 {
            "timeline__item--current"
        } else {
            "timeline__item--done"
        };
        let what = words::history_line(
            language,
            state(language, happened.to_state),
            reason(language, happened.reason),
        );
        view! {
            <li class=class>
                {what}
                <p class="timeline__when">{when(language, happened)}</p>
            </li>
        }
    });
    view! {
        <section class="stack">
            <h2>{words::history(language)}</h2>
            <ol class="timeline" role="list">{steps.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn when(language: Language, happened: &Happened) -> String {
    let by = happened.by_name.as_ref().map_or_else(
        || words::by_system(language).to_owned(),
        |name| words::by(language, name),
    );
    let date = format::date(language, happened.recorded_at.date(Zone::Wib));
    format!("{date}, {by}")
}

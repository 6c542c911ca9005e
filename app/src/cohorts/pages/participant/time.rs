use domain::cohorts::{EnrollmentState, ExtensionReason};
use domain::language::Language;
use domain::time::Zone;
use leptos::prelude::*;
use store::cohorts::participant::{OwnDates, ParticipantPage};

use super::Refused;
use crate::cohorts::states::extension;
use crate::format;
use crate::ui::{Facts, Field, HiddenKey, Options};
use crate::words::cohorts as words;

/// When each assignment is due for them, and more time where it is needed.
pub(super) fn more_time(language: Language, found: &ParticipantPage, refused: &Refused) -> AnyView {
    let who = &found.participant;
    if found.dates.is_empty() || who.state != EnrollmentState::Active {
        return ().into_any();
    }
    let facts = found.dates.iter().map(|own| {
        let title = own.title.in_language(language).to_owned();
        (title, due(language, own))
    });
    let assignments = found
        .dates
        .iter()
        .map(|own| (own.key.clone(), own.title.in_language(language).to_owned()));
    let reasons = ExtensionReason::ALL.iter().map(|reason| {
        (
            reason.code().to_owned(),
            extension(language, *reason).to_owned(),
        )
    });
    let typed = |name: &str| refused.fields.text(name).to_owned();
    let is_open = refused.error("until").is_some();
    let action = format!(
        "/cohorts/{}/participants/{}/time",
        found.cohort.id, who.enrollment
    );
    view! {
        <Facts facts=facts.collect()/>
        <details open=is_open>
            <summary>{words::more_time(language)}</summary>
            <form class="form" method="post" action=action>
                <HiddenKey/>
                <p class="field__hint">{words::more_time_lead(language)}</p>
                <Options
                    name="assignment"
                    label=words::assignment(language)
                    options=assignments.collect()
                    value=typed("assignment")
                />
                <Field
                    name="until"
                    kind="date"
                    label=words::new_last_day(language)
                    value=typed("until")
                    error=refused.error("until")
                />
                <Options name="why" label=words::extend_why(language) options=reasons.collect() value=typed("why")/>
                <div class="form__actions">
                    <button class="button" type="submit">{words::more_time(language)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn due(language: Language, own: &OwnDates) -> String {
    let day = |at: domain::time::Timestamp| format::date(language, at.date(Zone::Wib));
    match (&own.extended, own.due_at) {
        (Some((until, reason)), _) => {
            let until = words::extended_to(language, day(*until));
            match reason {
                Some(reason) => format!("{until} ({})", extension(language, *reason)),
                None => until,
            }
        }
        (None, Some(due_at)) => words::due_on(language, day(due_at)),
        (None, None) => words::no_due(language).to_owned(),
    }
}

use domain::cohorts::AssignmentDates;
use domain::language::Language;
use domain::submissions::Judge;
use domain::time::Date;
use leptos::prelude::*;
use store::cohorts::settings::{CohortAssignment, Settings};

use super::stored::stored;
use crate::cohorts::pages::Refused;
use crate::format;
use crate::ui::{Field, HiddenKey, Options};
use crate::words::cohorts as words;

/// The dates of every assignment, one form each.
pub(super) fn assignments(language: Language, found: &Settings, refused: &Refused) -> AnyView {
    let forms = found
        .assignments
        .iter()
        .map(|assignment| one(language, found, assignment, refused));
    view! {
        <section class="stack">
            <h2>{words::assignment_dates(language)}</h2>
            {forms.collect_view()}
        </section>
    }
    .into_any()
}

fn one(
    language: Language,
    found: &Settings,
    assignment: &CohortAssignment,
    refused: &Refused,
) -> AnyView {
    let (key, dates) = (&assignment.key, &assignment.dates);
    let is_typed = refused.fields.has(&format!("due-{key}"));
    let field = |name: &str, now: String| {
        let name = format!("{name}-{key}");
        let typed = refused.fields.text(&name).to_owned();
        let value = if is_typed { typed } else { now };
        (name.clone(), value, refused.error(&name))
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (opens, opens_value, opens_error) = field("opens", day(dates.opens));
    let (due, due_value, due_error) = field("due", day(dates.due));
    let (closes, closes_value, closes_error) = field("closes", day(dates.closes));
    let (reply, reply_value, reply_error) = field("reply", dates.reply_days.to_string());
    let (judge, judge_value, judge_error) = field("judge", dates.judged_by.code().to_owned());
    let sample_of = dates.sample_of.map(|n| n.to_string()).unwrap_or_default();
    let (sample, sample_value, sample_error) = field("sample", sample_of);
    let judges = Judge::ALL.iter().map(|judge| {
        (
            judge.code().to_owned(),
            judge_name(language, *judge).to_owned(),
        )
    });
    let theirs = (is_typed && refused.is_stale).then(|| stored(language, facts(language, dates)));
    view! {
        <details open=is_typed>
            <summary>{summary(language, assignment)}</summary>
            {theirs}
            <form
                class="form"
                method="post"
                action=format!("/cohorts/{}/assignments/{key}", found.cohort.id)
            >
                <HiddenKey/>
                <input type="hidden" name="row_version" value=found.cohort.row_version/>
                <Field name=opens kind="date" label=words::opens(language) value=opens_value error=opens_error/>
                <Field name=due kind="date" label=words::due(language) value=due_value error=due_error/>
                <Field
                    name=closes
                    kind="date"
                    label=words::closes(language)
                    hint=words::closes_hint(language)
                    value=closes_value
                    error=closes_error
                />
                <Field
                    name=reply
                    label=words::reply_days(language)
                    value=reply_value
                    inputmode="numeric"
                    error=reply_error
                />
                <Options
                    name=judge
                    label=words::judged_by(language)
                    hint=words::judged_by_hint(language)
                    options=judges.collect()
                    value=judge_value
                    error=judge_error
                />
                <Field
                    name=sample
                    label=words::sample_of(language)
                    hint=words::sample_hint(language)
                    value=sample_value
                    inputmode="numeric"
                    error=sample_error
                />
                <div class="form__actions">
                    <button class="button" type="submit">{words::save(language)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn judge_name(language: Language, judge: Judge) -> &'static str {
    match judge {
        Judge::Mentor => words::judge_mentor(language),
        Judge::SelfCheck => words::judge_self(language),
        Judge::Sample => words::judge_sample(language),
    }
}

/// What is stored of an assignment, as its form asks for it.
fn facts(language: Language, dates: &AssignmentDates) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| {
        day.map_or_else(
            || words::no_day(language).to_owned(),
            |day| format::date(language, day),
        )
    };
    let mut facts = vec![
        (words::opens(language), day(dates.opens)),
        (words::due(language), day(dates.due)),
        (words::closes(language), day(dates.closes)),
        (words::reply_days(language), dates.reply_days.to_string()),
        (
            words::judged_by(language),
            judge_name(language, dates.judged_by).to_owned(),
        ),
    ];
    facts.extend(
        dates
            .sample_of
            .map(|of| (words::sample_of(language), of.to_string())),
    );
    facts
}

fn summary(language: Language, assignment: &CohortAssignment) -> String {
    let title = assignment.title.in_language(language);
    let due = assignment.dates.due.map_or_else(
        || words::no_due(language).to_owned(),
        |day| words::due_on(language, format::date(language, day)),
    );
    if assignment.extended > 0 {
        let more = words::extended_people(language, assignment.extended);
        format!("{title} · {due} · {more}")
    } else {
        format!("{title} · {due}")
    }
}

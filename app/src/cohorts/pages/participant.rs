use axum::extract::Path;
use axum::response::Response;
use domain::cohorts::EnrollmentState;
use domain::ids::{CohortId, EnrollmentId};
use domain::language::Language;
use domain::learning::Completable;
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::cohorts::allocation::{Mentor, allocation};
use store::cohorts::progress::{ParticipantPage, completables, participant_page};
use store::content::OutlineModule;

use super::allocation::MentorOptions;
use super::code::MakeCode;
use super::nav::CohortNav;
use crate::cohorts::labels::{phone, regency};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Facts, HiddenKey, PageHead};
use crate::words::cohorts as words;

/// One participant: what they have done, who looks after them, and a code for signing in.
pub async fn participant(
    person: Person,
    Path((cohort, enrollment)): Path<(i64, i64)>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let (db, cohort) = (&visitor.site.db, CohortId(cohort));
    let found = participant_page(db, &person.actor, cohort, EnrollmentId(enrollment)).await?;
    let mentors = allocation(db, &person.actor, cohort).await?.mentors;
    let head = Head::new(found.participant.name.clone(), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || page(language, &found, &mentors, now)).await)
}

fn page(
    language: Language,
    found: &ParticipantPage,
    mentors: &[Mentor],
    now: Timestamp,
) -> AnyView {
    let who = &found.participant;
    let state = match who.state {
        EnrollmentState::Active => words::state_active(language),
        EnrollmentState::Finished => words::state_finished(language),
        _ => words::state_other(language),
    };
    let seen = who.last_seen_at.map_or_else(
        || words::never_seen(language).to_owned(),
        |at| format::ago(language, at, now),
    );
    let mentor = who.mentor_name.clone();
    let mut facts = vec![
        (words::business(language).to_owned(), who.business.clone()),
        (
            words::regency(language).to_owned(),
            regency(&who.regency_code),
        ),
        (
            words::mentor(language).to_owned(),
            mentor.unwrap_or_else(|| words::no_mentor(language).to_owned()),
        ),
        (words::last_seen(language).to_owned(), seen),
        (words::state(language).to_owned(), state.to_owned()),
    ];
    if let Some(number) = &who.phone {
        facts.insert(2, (words::phone(language).to_owned(), phone(number)));
    }
    let modules = found
        .outline
        .modules
        .iter()
        .map(|module| part(language, found, module))
        .collect_view();
    view! {
        <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/participants"/>
        <PageHead title=who.name.clone() kicker=words::participant(language)/>
        <div class="split">
            <div class="stack">{modules}</div>
            <aside class="stack">
                <Facts facts=facts/>
                <p><a class="button button--small" href=format!("/enrollments/{}/on-behalf", who.enrollment)>{words::photos_by_whatsapp(language)}</a></p>
                <form class="form" method="post" action=format!("/cohorts/{}/allocation", found.cohort.id)>
                    <HiddenKey/>
                    <input type="hidden" name="participant" value=who.enrollment.to_string()/>
                    <MentorOptions
                        enrollment=who.enrollment
                        label=words::change_mentor(language)
                        before=who.mentor_id
                        chosen=who.mentor_id
                        mentors=mentors.to_vec()
                    />
                    <div class="form__actions">
                        <button class="button" type="submit">{words::save(language)}</button>
                    </div>
                </form>
                <MakeCode person=who.person_id is_explained=true/>
            </aside>
        </div>
    }
    .into_any()
}

/// One module with everything in it, each with its state in words.
fn part(language: Language, found: &ParticipantPage, module: &OutlineModule) -> AnyView {
    let title = module.title.in_language(language).to_owned();
    let rows = completables(module).map(|(kind, key)| {
        let name = match kind {
            Completable::Lesson => module
                .lessons
                .iter()
                .find(|lesson| lesson.key == key)
                .map(|lesson| lesson.title.in_language(language).to_owned()),
            Completable::Assignment => module
                .assignment
                .as_ref()
                .map(|(_, title)| title.in_language(language).to_owned()),
            Completable::Quiz => None,
        };
        let kind_word = match kind {
            Completable::Lesson => words::lesson(language),
            Completable::Quiz => words::quiz(language),
            Completable::Assignment => words::assignment(language),
        };
        let name = name.map_or_else(|| kind_word.to_owned(), |name| format!("{kind_word}: {name}"));
        let (class, state) = stand(language, found, kind, key);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{name}</th>
                <td role="cell" data-label=words::state(language)><span class=class>{state}</span></td>
            </tr>
        }
    });
    view! {
        <section id=format!("module-{}", module.key)>
            <h2>{title.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table table--cards" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{words::what(language)}</th>
                            <th scope="col" role="columnheader">{words::state(language)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn stand(
    language: Language,
    found: &ParticipantPage,
    kind: Completable,
    key: &str,
) -> (&'static str, String) {
    if let Some(at) = found.completed.get(&(kind, key.to_owned())) {
        let date = format::date(language, at.date(Zone::Wib));
        return ("badge badge--good", words::completed_on(language, date));
    }
    let sent = found
        .submissions
        .iter()
        .find(|(assignment, ..)| kind == Completable::Assignment && assignment == key);
    let text = match sent.map(|(_, _, state)| state.as_str()) {
        Some("draft") => words::draft_begun(language),
        Some("released") => words::answered(language),
        Some(_) => words::sent_waiting(language),
        None => return ("badge badge--neutral", words::not_yet(language).to_owned()),
    };
    ("badge badge--progress", text.to_owned())
}

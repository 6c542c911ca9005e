mod parts;
mod place;
mod time;

use axum::extract::Path;
use axum::response::Response;
use domain::cohorts::EnrollmentState;
use domain::ids::{CohortId, EnrollmentId};
use domain::language::Language;
use domain::time::Timestamp;
use leptos::prelude::*;
use store::cohorts::participant::{ParticipantPage, participant_page as load};

use super::allocation::MentorOptions;
use super::code::MakeCode;
use super::nav::CohortNav;
use crate::cohorts::labels::{phone, regency};
use crate::cohorts::states::state;
use crate::context::{Fields, Person};
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{ErrorSummary, Facts, HiddenKey, PageHead};
use crate::words::cohorts as words;
use parts::part;
use place::{decision, history};
use time::more_time;

/// What was refused: what is wrong, by field, and what was typed.
#[derive(Clone, Default)]
pub(in crate::cohorts) struct Refused {
    pub(in crate::cohorts) errors: Vec<(String, String)>,
    pub(in crate::cohorts) fields: Fields,
    /// Whether somebody else changed it meanwhile: what is stored now has to be seen.
    pub(in crate::cohorts) is_stale: bool,
}

impl Refused {
    /// What is wrong with a field.
    pub(super) fn error(&self, field: &str) -> Option<String> {
        let found = self.errors.iter().find(|(name, _)| name == field);
        found.map(|(_, text)| text.clone())
    }
}

/// One participant: what they have done, who looks after them, their place and their time, and a code for signing in.
pub async fn participant(
    person: Person,
    Path((cohort, enrollment)): Path<(i64, i64)>,
) -> Result<Response, Problem> {
    let (cohort, enrollment) = (CohortId(cohort), EnrollmentId(enrollment));
    participant_page(&person, cohort, enrollment, Refused::default()).await
}

/// The page, again where something was refused.
pub(in crate::cohorts) async fn participant_page(
    person: &Person,
    cohort: CohortId,
    enrollment: EnrollmentId,
    refused: Refused,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let db = &visitor.site.db;
    let found = load(db, &person.actor, cohort, enrollment).await?;
    let head = Head::new(found.participant.name.clone(), "/cohorts")
        .wide(Width::Wide)
        .refused(!refused.errors.is_empty());
    Ok(render(visitor, head, move || page(language, &found, &refused, now)).await)
}

fn page(language: Language, found: &ParticipantPage, refused: &Refused, now: Timestamp) -> AnyView {
    let who = &found.participant;
    let modules = found
        .outline
        .modules
        .iter()
        .map(|module| part(language, found, module))
        .collect_view();
    // Their work is kept for them only while they take part.
    let takes_part = matches!(
        who.state,
        EnrollmentState::Active | EnrollmentState::Finished
    );
    let photos = takes_part.then(|| {
        let address = format!("/enrollments/{}/on-behalf", who.enrollment);
        view! { <p><a class="button button--small" href=address>{words::photos_by_whatsapp(language)}</a></p> }
    });
    view! {
        <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/participants"/>
        <PageHead title=who.name.clone() kicker=words::participant(language)/>
        <ErrorSummary title=words::not_saved(language) errors=refused.errors.clone()/>
        <div class="split">
            <div class="stack">
                <Facts facts=facts(language, found, now)/>
                {modules}
                {history(language, found)}
            </div>
            <aside class="stack">
                {photos}
                {mentor(language, found, refused)}
                {decision(language, found)}
                {more_time(language, found, refused)}
                <MakeCode person=who.person_id care=found.care is_explained=true/>
            </aside>
        </div>
    }
    .into_any()
}

fn facts(language: Language, found: &ParticipantPage, now: Timestamp) -> Vec<(String, String)> {
    let who = &found.participant;
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
        (
            words::state(language).to_owned(),
            state(language, who.state).to_owned(),
        ),
    ];
    if let Some(number) = &who.phone {
        facts.insert(2, (words::phone(language).to_owned(), phone(number)));
    }
    facts
}

fn mentor(language: Language, found: &ParticipantPage, refused: &Refused) -> AnyView {
    let who = &found.participant;
    let name = format!("mentor-{}", who.enrollment);
    let chosen = if refused.fields.has(&name) {
        refused.fields.parsed(&name)
    } else {
        who.mentor_id
    };
    view! {
        <form class="form" method="post" action=format!("/cohorts/{}/allocation", found.cohort.id)>
            <HiddenKey/>
            <input type="hidden" name="participant" value=who.enrollment.to_string()/>
            <MentorOptions
                enrollment=who.enrollment
                label=words::change_mentor(language)
                before=who.mentor_id
                chosen=chosen
                mentors=found.mentors.clone()
                error=refused.error(&name)
            />
            <div class="form__actions">
                <button class="button" type="submit">{words::save(language)}</button>
            </div>
        </form>
    }
    .into_any()
}

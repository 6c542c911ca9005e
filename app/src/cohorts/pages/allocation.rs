use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ids::{CohortId, EnrollmentId, PersonId};
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::allocation::{Allocated, Allocation, Mentor, allocation as load};

use super::Refused;
use super::code::MakeCode;
use super::nav::CohortNav;
use crate::cohorts::labels::regency;
use crate::context::Person;
use crate::format::whole;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{ErrorSummary, Field, FieldError, HiddenKey, Notice, PageHead};
use crate::words::cohorts as words;

/// Who looks after whom.
pub async fn allocation(
    person: Person,
    Path(cohort): Path<i64>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let number = |name: &str| query.get(name).and_then(|text| text.parse::<i64>().ok());
    let done = number("changed").map(|changed| (changed, number("stale").unwrap_or(0)));
    allocation_page(&person, CohortId(cohort), done, Refused::default()).await
}

/// The page, after a change (how many changed, how many not), or again where a mentor was not added.
pub(in crate::cohorts) async fn allocation_page(
    person: &Person,
    cohort: CohortId,
    done: Option<(i64, i64)>,
    refused: Refused,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let found = load(&visitor.site.db, &person.actor, cohort).await?;
    let head = Head::new(words::allocate_mentors(language), "/cohorts")
        .wide(Width::Wide)
        .refused(!refused.errors.is_empty());
    Ok(render(visitor, head, move || {
        page(language, &found, done, &refused)
    })
    .await)
}

fn page(
    language: Language,
    found: &Allocation,
    done: Option<(i64, i64)>,
    refused: &Refused,
) -> AnyView {
    let (unallocated, allocated): (Vec<_>, Vec<_>) = found
        .participants
        .iter()
        .partition(|participant| participant.mentor_id.is_none());
    let typed = |name: &str| refused.fields.text(name).to_owned();
    let flash = done.map(|(changed, stale)| {
        let stale = (stale > 0).then(|| words::stale_people(language, stale));
        view! {
            <p class="flash" role="status">{words::changed_people(language, changed)}</p>
            {stale.map(|text| view! { <Notice kind="warning" title=text/> })}
        }
    });
    let nothing_left = unallocated.is_empty() && !allocated.is_empty();
    view! {
        <CohortNav cohort=found.cohort.id name=found.cohort.name.clone() current="/allocation"/>
        <PageHead title=words::allocate_mentors(language) lead=words::allocation_lead(language)/>
        <ErrorSummary title=words::not_saved(language) errors=refused.errors.clone()/>
        {flash}
        {nothing_left.then(|| view! { <Notice kind="success" title=words::all_allocated(language)/> })}
        {group(language, found, &unallocated, words::unallocated(language))}
        {mentors(language, found)}
        <form class="form" method="post" action=format!("/cohorts/{}/mentors", found.cohort.id)>
            <HiddenKey/>
            <h2>{words::add_mentor(language)}</h2>
            <p class="field__hint">{words::add_mentor_hint(language)}</p>
            <Field
                name="name"
                label=words::mentor_name(language)
                value=typed("name")
                error=refused.error("name")
                maxlength=120
            />
            <Field
                name="phone"
                kind="tel"
                label=words::phone(language)
                value=typed("phone")
                error=refused.error("phone")
                maxlength=40
            />
            <div class="form__actions">
                <button class="button" type="submit">{words::add_mentor(language)}</button>
            </div>
        </form>
        {group(language, found, &allocated, words::allocated(language))}
    }
    .into_any()
}

fn mentors(language: Language, found: &Allocation) -> AnyView {
    if found.mentors.is_empty() {
        return view! {
            <Notice kind="warning" title=words::no_mentors_title(language)>
                <p>{words::no_mentors_text(language)}</p>
            </Notice>
        }
        .into_any();
    }
    let rows = found.mentors.iter().map(|mentor| {
        let own = format!("/cohorts/{}?mentor={}", found.cohort.id, mentor.id);
        let code = if found.in_care.contains(&mentor.id) {
            view! { <MakeCode person=mentor.id/> }.into_any()
        } else {
            view! { <p class="field__hint">{words::code_by_main(language)}</p> }.into_any()
        };
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{mentor.name.clone()}</th>
                <td role="cell" class="table__number" data-label=words::load(language)>
                    <a href=own>{whole(language, mentor.load)}</a>
                </td>
                <td role="cell" class="table__number" data-label=words::load_everywhere(language)>
                    {whole(language, mentor.load_everywhere)}
                </td>
                <td role="cell" data-label=words::make_code(language)>{code}</td>
            </tr>
        }
    });
    view! {
        <h2>{words::mentors(language)}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::mentors(language)>
            <table class="table table--cards" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{words::mentor(language)}</th>
                        <th scope="col" role="columnheader" class="table__number">{words::load(language)}</th>
                        <th scope="col" role="columnheader" class="table__number">
                            {words::load_everywhere(language)}
                        </th>
                        <th scope="col" role="columnheader">{words::make_code(language)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn group(
    language: Language,
    found: &Allocation,
    participants: &[&Allocated],
    title: &'static str,
) -> AnyView {
    if participants.is_empty() || found.mentors.is_empty() {
        return ().into_any();
    }
    let rows = participants.iter().map(|participant| {
        let suggested = found.suggested.get(&participant.enrollment).copied();
        let own = format!(
            "/cohorts/{}/participants/{}",
            found.cohort.id, participant.enrollment
        );
        view! {
            <tr role="row">
                <th scope="row" role="rowheader"><a href=own>{participant.name.clone()}</a></th>
                <td role="cell" data-label=words::business(language)>{participant.business.clone()}</td>
                <td role="cell" data-label=words::regency(language)>{regency(&participant.regency_code)}</td>
                <td role="cell" data-label=words::mentor(language)>
                    <MentorOptions
                        enrollment=participant.enrollment
                        label=format!("{}: {}", words::mentor(language), participant.name)
                        before=participant.mentor_id
                        chosen=participant.mentor_id.or(suggested)
                        mentors=found.mentors.clone()
                        is_label_hidden=true
                    />
                </td>
            </tr>
        }
    });
    view! {
        <form class="stack" method="post" action=format!("/cohorts/{}/allocation", found.cohort.id)>
            <HiddenKey/>
            <h2>{format!("{title} ({})", whole(language, participants.len()))}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table table--cards" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{words::participant(language)}</th>
                            <th scope="col" role="columnheader">{words::business(language)}</th>
                            <th scope="col" role="columnheader">{words::regency(language)}</th>
                            <th scope="col" role="columnheader">{words::mentor(language)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
            <p><button class="button" type="submit">{words::save_allocation(language)}</button></p>
        </form>
    }
    .into_any()
}

/// The choice of a mentor for one participant, with who it was when the page was shown.
#[component]
pub(super) fn MentorOptions(
    enrollment: EnrollmentId,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] before: Option<PersonId>,
    #[prop(optional_no_strip)] chosen: Option<PersonId>,
    mentors: Vec<Mentor>,
    #[prop(optional)] is_label_hidden: bool,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let name = format!("mentor-{enrollment}");
    let is_suggested = error.is_none() && before.is_none() && chosen.is_some();
    let is_wrong = error.is_some();
    let options = mentors.into_iter().map(|mentor| {
        let is_chosen = chosen == Some(mentor.id);
        let text = if is_chosen && is_suggested {
            format!("{} ({})", mentor.name, words::suggested(language))
        } else {
            mentor.name
        };
        view! { <option value=mentor.id.to_string() selected=is_chosen>{text}</option> }
    });
    view! {
        <input
            type="hidden"
            name=format!("before-{enrollment}")
            value=before.map(|id| id.to_string()).unwrap_or_default()
        />
        <div class=if is_wrong { "field field--invalid" } else { "field" }>
            <label class=if is_label_hidden { "visually-hidden" } else { "field__label" } for=name.clone()>{label}</label>
            <FieldError name=name.clone() error=error/>
            <select
                class="field__control"
                id=name.clone()
                aria-describedby=is_wrong.then(|| format!("{name}-error"))
                aria-invalid=is_wrong.then_some("true")
                name=name
            >
                <option value="" selected=chosen.is_none()>{words::nobody(language)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

use axum::extract::Path;
use axum::response::Response;
use domain::ids::SubmissionId;
use domain::submissions::{GRACE, SlotKind, VersionState};
use domain::time::Zone;
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::{SubmissionPage, submission_page as load};

use super::on_behalf_note::OnBehalfNote;
use super::remarks::OpenRemarks;
use super::seen_by::SeenBy;
use super::slot::{SlotCard, control};
use super::who_judges::WhoJudgesIt;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Crumbs, ErrorSummary, HiddenKey, Notice, PageHead};
use crate::words::submissions as words;

/// A slot that was refused, with what was typed into it.
#[derive(Clone)]
pub struct SlotRefusal {
    /// The slot.
    pub slot: String,
    /// What is wrong, in the reader's language.
    pub error: String,
    /// What was typed, kept; nothing where nothing was.
    pub typed: Option<Vec<String>>,
    /// Whether somebody filled it meanwhile: what stands there now has to be seen.
    pub is_stale: bool,
}

/// The newest version of one's work on an assignment.
pub async fn submission(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    submission_page(&person, SubmissionId(id), Vec::new(), None).await
}

pub(in crate::submissions) async fn submission_page(
    person: &Person,
    id: SubmissionId,
    refusals: Vec<SlotRefusal>,
    refused: Option<String>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let page = load(&visitor.site.db, &person.actor, id, now).await?;
    let before =
        store::review::shown_before(&visitor.site.db, &person.actor, &page.head, now).await?;
    let numbers =
        store::permits::missing_on_label(&visitor.site.db, &person.actor, page.product.id, now)
            .await?;
    let seen_by = store::review::seen_by(&visitor.site.db, &person.actor, &page.head).await?;
    let title = page.assignment.title.in_language(language).to_owned();
    let mut errors: Vec<_> = refused
        .map(|refused| ("main".to_owned(), refused))
        .into_iter()
        .collect();
    errors.extend(slot_errors(&page, language, &refusals));
    let is_refused = !errors.is_empty();
    Ok(render(visitor, Head::new(title, "/assignments").refused(is_refused), move || {
        let page = page.clone();
        let refusals = refusals.clone();
        view! {
            <Crumbs links=vec![("/assignments".to_owned(), words::assignments(language).to_owned())]/>
            <PageHead
                title=page.assignment.title.in_language(language).to_owned()
                kicker=page.product.name.clone()
                lead=lead(&page, language, now)
            />
            <ErrorSummary title=words::not_all_right(language) errors=errors.clone()/>
            <crate::permits::Warning product=page.product.id missing=numbers.clone()/>
            {is_over(&page).then(|| view! { <Notice kind="info" title=words::you_left(language)/> })}
            <OnBehalfNote head=page.head.clone()/>
            {(page.head.state == VersionState::OwnCheck && !is_over(&page)).then(|| view! { <ToCheck page=page.clone()/> })}
            <Versions page=page.clone()/>
            {before.clone().filter(|_| page.head.state == VersionState::Draft).map(|shown| view! { <OpenRemarks shown=shown/> })}
            {(page.head.state == VersionState::Draft)
                .then(|| view! { <details class="prose"><summary>{words::what_is_asked(language)}</summary><div inner_html=page.assignment.brief_html.in_language(language).to_owned()></div></details> })}
            {page
                .assignment
                .slots
                .iter()
                .filter(|slot| !is_left_empty(&page, slot) || refusals.iter().any(|refusal| refusal.slot == slot.key))
                .map(|slot| {
                    view! {
                        <SlotCard
                            asked=slot.clone()
                            entry=page.entry(&slot.key).cloned()
                            version=page.head.id
                            is_editable=page.is_editable
                            home=format!("/submissions/{}", page.head.submission_id)
                            links=(page.head.state == VersionState::Draft && page.is_editable).then(|| page.links.clone())
                            refusal=refusals.iter().find(|refusal| refusal.slot == slot.key).cloned()
                        />
                    }
                })
                .collect_view()}
            <LeftEmpty page=page.clone()/>
            {(page.head.state == VersionState::Draft && !is_over(&page)).then(|| view! { <Send page=page.clone()/> })}
            {(page.has_other_products && !is_over(&page))
                .then(|| view! { <p><a href=format!("/assignments/{}", page.head.assignment_key)>{words::another_product(language)}</a></p> })}
            <SeenBy people=seen_by.clone()/>
        }
    })
    .await)
}

/// Whether its participant has left with it unfinished: it stays to be read.
const fn is_over(page: &SubmissionPage) -> bool {
    !page.head.takes_part()
}

/// Whether nothing came and nothing can come any more.
fn is_left_empty(page: &SubmissionPage, slot: &Slot) -> bool {
    !page.is_editable && page.entry(&slot.key).is_none()
}

/// The slots of sent work that nothing came into: their names are enough.
#[component]
fn LeftEmpty(page: SubmissionPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let slots = page.assignment.slots.iter();
    let empty: Vec<_> = slots
        .filter(|slot| is_left_empty(&page, slot))
        .map(|slot| slot.title.in_language(language))
        .collect();
    (!empty.is_empty()).then(|| view! { <p class="slot__hint">{words::these_left_empty(language, empty.join(", "))}</p> })
}

/// Every refused slot in the order of the page, with its title and where it is mended.
fn slot_errors(
    page: &SubmissionPage,
    language: domain::language::Language,
    refusals: &[SlotRefusal],
) -> Vec<(String, String)> {
    let slots = page.assignment.slots.iter();
    slots
        .filter_map(|slot| {
            let refusal = refusals.iter().find(|refusal| refusal.slot == slot.key)?;
            let place =
                if page.is_editable && slot.kind == SlotKind::Design && refusal.typed.is_some() {
                    format!("value-{}", slot.key)
                } else if page.is_editable {
                    control(slot)
                } else {
                    format!("slot-{}", slot.key)
                };
            let title = slot.title.in_language(language);
            Some((place, words::slot_error(language, title, &refusal.error)))
        })
        .collect()
}

fn lead(
    page: &SubmissionPage,
    language: domain::language::Language,
    now: domain::time::Timestamp,
) -> String {
    match (page.head.state, page.head.sent_at) {
        (VersionState::Draft, _) => page
            .dates
            .due_at
            .map(|due| {
                let day = format::date(language, due.date(Zone::Wib));
                crate::words::learning::due(language, format::days_until(language, due, now), day)
            })
            .unwrap_or_default(),
        (VersionState::OwnCheck, _) => words::sent_own_check(language).to_owned(),
        (_, Some(sent)) if page.is_editable => {
            words::swap_until(language, format::time_of_day(language, sent.plus(GRACE)))
        }
        (VersionState::Released, Some(sent)) => {
            words::sent_at(language, format::moment(language, sent))
        }
        (_, Some(sent)) => {
            let sent = words::sent_at(language, format::moment(language, sent));
            let promised = page.head.promised_at.map(|promised| {
                let day = format::day_and_date(language, promised.date(Zone::Wib));
                words::promised(language, day)
            });
            promised.map_or_else(|| sent.clone(), |promised| format!("{sent}. {promised}."))
        }
        _ => String::new(),
    }
}

#[component]
fn Send(page: SubmissionPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let missing = page.missing();
    let mentor = page.head.mentor_name.clone();
    let left: Vec<_> = page
        .assignment
        .slots
        .iter()
        .filter(|slot| missing.contains(&slot.key))
        .map(|slot| slot.title.in_language(language).to_owned())
        .collect();
    view! {
        <form class="form" method="post" action=format!("/versions/{}/send", page.head.id)>
            <HiddenKey/>
            <p>
                {if left.is_empty() {
                    words::ready_to_send(language).to_owned()
                } else {
                    words::still_missing(language, left.join(", "))
                }}
            </p>
            <WhoJudgesIt who=page.who mentor=mentor/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::send(language)}</button>
            </div>
        </form>
    }
}

/// It is sent, and its participant's own to check.
#[component]
fn ToCheck(page: SubmissionPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <Notice kind="info" title=words::own_check_to_do(language)>
            <p>{words::own_check_to_do_text(language)}</p>
            <p>
                <a class="button button--primary" href=format!("/versions/{}/check", page.head.id)>{words::own_check(language)}</a>
            </p>
        </Notice>
    }
}

/// Earlier and present sendings, each with its answer.
#[component]
fn Versions(page: SubmissionPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let is_alone = page.versions.len() == 1 && page.head.state == VersionState::Draft;
    (!is_alone).then(|| {
        view! {
            <ol class="timeline">
                {page
                    .versions
                    .iter()
                    .map(|version| {
                        let name = version_name(language, version.number);
                        let when = version.sent_at.map(|sent| format::moment(language, sent)).unwrap_or_else(|| words::draft(language).to_owned());
                        let answer = match version.decision {
                            Some(decision) => view! { <a href=format!("/versions/{}/feedback", version.id)>{decision_name(language, decision)}</a> }.into_any(),
                            None if version.state == VersionState::Checked => view! { <a href=format!("/versions/{}/check", version.id)>{words::own_check_done(language)}</a> }.into_any(),
                            None if version.sent_at.is_some() => view! { <a href=format!("/versions/{}/receipt", version.id)>{words::receipt(language)}</a> }.into_any(),
                            None => ().into_any(),
                        };
                        view! {
                            <li class=if version.decision.is_some() || version.state == VersionState::Checked { "timeline__item--done" } else { "timeline__item--current" }>
                                <strong>{name}</strong>
                                <p class="timeline__when">{when}</p>
                                <p>{answer}</p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        }
    })
}

/// The first sending, or "Perbaikan ke-n".
pub(super) fn version_name(language: domain::language::Language, number: i64) -> String {
    if number == 1 {
        words::first_version(language).to_owned()
    } else {
        words::version(language, number - 1)
    }
}

/// Lulus, perbaiki, belum bisa dinilai.
#[must_use]
pub fn decision_name(
    language: domain::language::Language,
    decision: domain::review::Decision,
) -> &'static str {
    use domain::review::Decision;
    match decision {
        Decision::Passed => words::decision_passed(language),
        Decision::Fix => words::decision_fix(language),
        Decision::Unclear => words::decision_unclear(language),
    }
}

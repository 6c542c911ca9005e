use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use domain::review::Decision;
use domain::submissions::VersionState;
use domain::time::Zone;
use leptos::prelude::*;
use store::review::{Feedback, feedback as load};
use store::submissions::FilePreview;

use super::earlier::{Earlier, Updated};
use super::remarks::RemarkCard;
use super::rubric::{Levels, Rubric};
use super::submission::{decision_name, version_name};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Crumbs, HiddenKey};
use crate::words::submissions as words;

/// The mentor's words: the decision first, then strength, fixes, next step, then the rubric in words.
pub async fn feedback(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let feedback = load(&visitor.site.db, &person.actor, VersionId(id), visitor.now).await?;
    let head = Head::new(words::feedback(language), "/assignments").wide(Width::Wide);
    Ok(render(
        visitor,
        head,
        move || view! { <Way feedback=feedback.clone()/><Answer feedback=feedback.clone()/> },
    )
    .await)
}

#[component]
fn Way(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    let crumbs = vec![
        (
            "/assignments".to_owned(),
            words::assignments(language).to_owned(),
        ),
        (
            format!("/submissions/{}", feedback.head.submission_id),
            format!(
                "{}, {}",
                feedback.product.name,
                version_name(language, feedback.head.number)
            ),
        ),
    ];
    view! { <Crumbs links=crumbs/> }
}

/// The answer as its participant reads it. On the mentor's way to showing it, nothing in it leads on.
#[component]
pub fn Answer(feedback: Feedback, #[prop(optional)] is_preview: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let shown = feedback.shown.clone();
    // What the mentor wrote is read aloud in the language it is in.
    let written_in = (shown.language != language).then(|| shown.language.code());
    let remarks: Vec<_> = shown.remarks.clone();
    view! {
        <div class="feedback">
            <DecisionCard feedback=feedback.clone()/>
            {view! { <Updated feedback=feedback.clone()/> }.into_any()}
            <div class="split">
                <div class="feedback__text">
                <section class="stack">
                    {(!shown.strength.is_empty())
                        .then(|| view! { <h2>{words::strength(language)}</h2><p class="feedback__words" lang=written_in>{shown.strength.clone()}</p> })}
                    {(!remarks.is_empty())
                        .then(|| {
                            view! {
                                <h2>{words::to_look_at(language)}</h2>
                                <ol class="remarks" role="list" lang=written_in>
                                    {remarks.into_iter().map(|remark| view! { <RemarkCard remark=remark/> }).collect_view()}
                                </ol>
                            }
                        })}
                    <h2>{words::next_step(language)}</h2>
                    <p class="feedback__words" lang=written_in>{shown.next_step.clone()}</p>
                    {view! { <Onwards feedback=feedback.clone() is_preview=is_preview/> }.into_any()}
                </section>
            {(shown.decision != Decision::Unclear)
                .then(|| view! { <Levels criteria=feedback.assignment.criteria.clone() marks=shown.marks.clone()/><Rubric criteria=feedback.assignment.criteria.clone() marks=shown.marks.clone()/> }.into_any())}
            {shown
                .points
                .map(|points| {
                    view! {
                        <p class="score">
                            <span>{words::score(language)}</span>
                            <span class="score__value">{points}</span>
                            <span class="score__of">{words::score_of(language, feedback.assignment.pass_total)}</span>
                        </p>
                    }
                })}
                {view! { <Earlier feedback=feedback.clone()/> }.into_any()}
                </div>
                <aside class="feedback__sent" aria-label=words::what_was_sent(language)><Pictures feedback=feedback/></aside>
            </div>
        </div>
    }
}

/// What the participant can do now.
#[component]
fn Onwards(feedback: Feedback, is_preview: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let can_go_on = feedback.shown.decision != Decision::Passed
        && feedback.head.takes_part()
        && (feedback.is_latest && feedback.head.state != VersionState::Draft);
    if is_preview {
        return view! {
            <div class="form__actions">
                {can_go_on.then(|| view! { <button class="button button--primary" type="button" disabled>{words::send_fixed(language)}</button> })}
                <button class="button button--quiet" type="button" disabled>{words::open_sheet(language)}</button>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="form__actions">
            {can_go_on
                .then(|| {
                    view! {
                        <form method="post" action=format!("/submissions/{}/next", feedback.head.submission_id)>
                            <HiddenKey/>
                            <button class="button button--primary" type="submit">{words::send_fixed(language)}</button>
                        </form>
                    }
                })}
            <a class="button button--quiet" href=format!("/versions/{}/sheet", feedback.head.id)>{words::open_sheet(language)}</a>
        </div>
    }
    .into_any()
}

#[component]
fn DecisionCard(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    let shown = feedback.shown.clone();
    let (class, text) = match shown.decision {
        Decision::Passed => ("decision decision--passed", words::passed_text(language)),
        Decision::Fix => ("decision decision--fix", words::fix_text(language)),
        Decision::Unclear => ("decision decision--unclear", words::unclear_text(language)),
    };
    let (musts, shoulds) = shown.counts();
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let slot = shown
        .unclear_slot
        .as_deref()
        .and_then(|key| feedback.assignment.slot(key))
        .map(|slot| words::unclear_slot(language, slot.title.in_language(language)));
    let by = feedback.by.clone();
    let day = format::date(language, feedback.visible_from.date(Zone::Wib));
    view! {
        <section class=class>
            <h1 class="decision__title">{decision_name(language, shown.decision)}</h1>
            <p class="decision__text">{text}</p>
            {slot.map(|slot| view! { <p class="decision__text">{slot}</p> })}
            <p class="decision__counts">
                {(musts > 0).then(|| view! { <span class="badge badge--must">{words::count_must(language, count(musts))}</span> })}
                {(shoulds > 0).then(|| view! { <span class="badge badge--should">{words::count_should(language, count(shoulds))}</span> })}
                {(!feedback.earlier.is_empty()).then(|| view! { <span class="badge badge--neutral">{words::updated(language)}</span> })}
            </p>
            <p class="decision__by">{by}" · "{day}</p>
        </section>
    }
}

#[component]
fn Pictures(feedback: Feedback) -> impl IntoView {
    let language = crate::ui::Language::current();
    // In the order in which they were asked for, whatever came first.
    feedback
        .assignment
        .slots
        .iter()
        .filter_map(|slot| {
            let mut entries = feedback.entries.iter();
            let file = entries
                .find(|entry| entry.slot_key == slot.key)?
                .file
                .clone()?;
            let title = slot.title.in_language(language).to_owned();
            let FilePreview::Ready { width, height, .. } = file.preview else {
                return None;
            };
            Some(view! {
                <figure>
                    <img
                        src=format!("/previews/{}/screen/1", file.id)
                        alt=words::preview_alt(language, &title)
                        width=width
                        height=height
                        loading="lazy"
                    />
                    <figcaption class="card__meta">{title}</figcaption>
                </figure>
            })
        })
        .collect_view()
}

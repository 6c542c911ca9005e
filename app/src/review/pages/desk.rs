use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use domain::submissions::VersionState;
use domain::time::Zone;
use leptos::prelude::*;
use store::review::{Desk, Draft, desk as load};

use super::carried::CarriedRemarks;
use super::decide::Decide;
use super::queue::version;
use super::remarks::Remarks;
use super::rubric::RubricForm;
use super::sent::WhatWasSent;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::products::market;
use crate::shell::{Head, Width, render};
use crate::ui::{Crumbs, ErrorSummary, HiddenKey, Notice, TextArea};
use crate::words::review as words;

/// What a mentor typed and could not be saved as it was: shown again, beside what is wrong.
#[derive(Clone, Default)]
pub struct Typed {
    /// The judgement as it was typed; none keeps what is stored.
    pub draft: Option<Draft>,
    /// The same as it stands in the store, when somebody changed it meanwhile.
    pub stale: Option<Draft>,
    /// A remark that was not added.
    pub remark: String,
    /// Everything that has to be mended, with its place.
    pub errors: Vec<(String, String)>,
}

/// One version in front of a mentor. Opening it changes nothing.
pub async fn desk(person: Person, Path(version): Path<i64>) -> Result<Response, Problem> {
    desk_page(&person, VersionId(version), Typed::default()).await
}

pub(in crate::review) async fn desk_page(
    person: &Person,
    id: VersionId,
    typed: Typed,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let now = visitor.now;
    let desk = load(&visitor.site.db, &person.actor, id, now).await?;
    let head = Head::new(desk.product.name.clone(), "/queue")
        .wide(Width::Desk)
        .refused(!typed.errors.is_empty());
    let numbers =
        store::permits::missing_on_label(&visitor.site.db, &person.actor, desk.product.id, now)
            .await?;
    let is_mine = desk
        .lease
        .as_ref()
        .is_none_or(|lease| lease.mentor_id == person.actor.person);
    Ok(render(visitor, head, move || {
        view! { <Page desk=desk.clone() typed=typed.clone() numbers=numbers.clone() is_mine=is_mine now=now/> }
    })
    .await)
}

#[component]
fn Page(
    desk: Desk,
    typed: Typed,
    numbers: Vec<domain::permits::LabelNumber>,
    is_mine: bool,
    now: domain::time::Timestamp,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let is_open = matches!(desk.head.state, VersionState::Sent | VersionState::InReview) && is_mine;
    let draft = typed.draft.clone().unwrap_or_else(|| desk.draft.clone());
    let lease = desk.lease.clone().filter(|_| !is_mine);
    // What was typed and refused is shown whoever is editing now: nobody types it twice.
    let is_typed = typed.draft.is_some();
    view! {
        <Crumbs links=vec![("/queue".to_owned(), words::queue(language).to_owned())]/>
        <div class="desk">
            <DeskHead desk=desk.clone() now=now/>
            <div class="desk__picture"><WhatWasSent desk=desk.clone()/></div>
            <div class="desk__form">
                <crate::permits::Warning product=desk.product.id missing=numbers/>
                {lease.map(|lease| view! {
                    <Notice kind="warning" title=words::leased(language, &lease.mentor_name)>
                        {words::leased_until(language, format::time_of_day(language, lease.expires_at))}
                    </Notice>
                })}
                <ErrorSummary title=words::not_yet(language) errors=typed.errors.clone()/>
                {typed.stale.clone().map(|stale| view! { <Stale stale=stale/> })}
                {view! { <CarriedRemarks desk=desk.clone() is_open=is_open/> }.into_any()}
                {view! { <Remarks desk=desk.clone() typed=typed.remark.clone() is_open=is_open/> }.into_any()}
                {(is_open || is_typed).then(|| view! { <Judgement desk=desk.clone() draft=draft/> }.into_any())}
                <Decide desk=desk.clone() is_open=is_open/>
            </div>
        </div>
    }
}

#[component]
fn DeskHead(desk: Desk, now: domain::time::Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let markets: Vec<_> = desk
        .product
        .markets
        .iter()
        .map(|code| market(language, *code))
        .collect();
    let promised = desk.head.promised_at.map(|promised| {
        words::promised(
            language,
            format::day_and_date(language, promised.date(Zone::Wib)),
            format::days_until(language, promised, now),
        )
    });
    view! {
        <div class="desk__head">
            <div>
                <h1 class="desk__title">{desk.product.name.clone()}</h1>
                <p class="card__meta">
                    {desk.assignment.title.in_language(language).to_owned()}
                    " · "
                    {version(language, desk.head.number)}
                    " · "
                    {desk.head.person_name.clone()}
                    ", "
                    {desk.head.business_name.clone()}
                    " · "
                    {markets.join(", ")}
                </p>
                <p class="card__meta">{promised}</p>
            </div>
        </div>
    }
}

/// Strength, next step, rubric and decision: one form, saved complete or not.
#[component]
fn Judgement(desk: Desk, draft: Draft) -> impl IntoView {
    let language = crate::ui::Language::current();
    let action = format!("/desk/{}", desk.head.id);
    view! {
        <form class="form" method="post" action=action id="judgement">
            <HiddenKey/>
            <input type="hidden" name="row_version" value=draft.row_version/>
            <div class="field">
                <label class="field__label" for="strength">{words::strength(language)}</label>
                <p class="field__hint" id="strength-hint">{words::strength_hint(language)}</p>
                <TextArea id="strength" name="strength" value=draft.strength.clone() rows=3 maxlength=4000 described_by="strength-hint"/>
            </div>
            <div class="field">
                <label class="field__label" for="next_step">{words::next_step(language)}</label>
                <p class="field__hint" id="next_step-hint">{words::next_step_hint(language)}</p>
                <TextArea id="next_step" name="next_step" value=draft.next_step.clone() rows=3 maxlength=4000 described_by="next_step-hint"/>
            </div>
            <RubricForm desk=desk draft=draft/>
            <div class="form__actions">
                <button class="button" type="submit">{words::save(language)}</button>
            </div>
        </form>
    }
}

/// What the store holds, beside what was typed: nobody's words are overwritten in silence.
#[component]
fn Stale(stale: Draft) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <Notice kind="warning" title=words::stale(language)>
            <p>{words::stale_text(language)}</p>
            <p><strong>{words::strength(language)}</strong></p>
            <p class="feedback__words">{stale.strength}</p>
            <p><strong>{words::next_step(language)}</strong></p>
            <p class="feedback__words">{stale.next_step}</p>
        </Notice>
    }
}

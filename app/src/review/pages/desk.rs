use axum::extract::Path;
use axum::response::Response;
use domain::ids::{ProductId, VersionId};
use domain::language::Language;
use domain::submissions::{GRACE, VersionState, may_swap};
use domain::time::Zone;
use http::HeaderMap;
use leptos::prelude::*;
use store::review::{Desk, desk as load};

use super::Typed;
use super::carried::CarriedRemarks;
use super::decide::{Decide, Standing};
use super::judgement::Judgement;
use super::queue::version;
use super::remarks::Remarks;
use super::sent::WhatWasSent;
use super::stale::Stale;
use super::viewed::note_view;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::products::market;
use crate::shell::{Head, Width, render};
use crate::ui::{Crumbs, ErrorSummary, Notice};
use crate::words::review as words;

/// One version in front of a mentor. Opening it changes nothing of the work.
pub async fn desk(
    person: Person,
    Path(version): Path<i64>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = VersionId(version);
    let page = desk_page(&person, version, Typed::default()).await?;
    note_view(&person, version, &headers).await;
    Ok(page)
}

pub(in crate::review) async fn desk_page(
    person: &Person,
    id: VersionId,
    mut typed: Typed,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let now = visitor.now;
    let desk = load(&visitor.site.db, &person.actor, id, now).await?;
    if typed.is_swapped {
        let text = swapped(visitor.language, &desk);
        typed.errors.push(("sent".to_owned(), text));
    }
    let head = Head::new(desk.product.name.clone(), "/queue")
        .wide(Width::Desk)
        .refused(!typed.errors.is_empty());
    let numbers =
        store::permits::missing_on_label(&visitor.site.db, &person.actor, desk.product.id, now)
            .await?;
    let is_not_halal =
        store::permits::is_not_halal(&visitor.site.db, &person.actor, desk.product.id).await?;
    let is_mine = desk
        .lease
        .as_ref()
        .is_none_or(|lease| lease.mentor_id == person.actor.person);
    Ok(render(visitor, head, move || {
        view! { <Page desk=desk.clone() typed=typed.clone() numbers=numbers.clone() is_not_halal=is_not_halal is_mine=is_mine now=now/> }
    })
    .await)
}

/// What was changed since the page was shown, to be looked at before it is judged.
fn swapped(language: Language, desk: &Desk) -> String {
    let slots: Vec<_> = desk
        .swapped()
        .filter_map(|entry| {
            let slot = desk.assignment.slot(&entry.slot_key)?;
            let title = slot.title.in_language(language);
            let at = format::time_of_day(language, entry.changed_at);
            Some(words::swapped_slot(language, title, at))
        })
        .collect();
    if slots.is_empty() {
        words::swapped(language).to_owned()
    } else {
        words::swapped_slots(language, slots.join(", "))
    }
}

#[component]
fn Page(
    desk: Desk,
    typed: Typed,
    numbers: Vec<domain::permits::LabelNumber>,
    is_not_halal: bool,
    is_mine: bool,
    now: domain::time::Timestamp,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let is_open = desk.standing.is_editable() && is_mine;
    let lease = desk.lease.clone().filter(|_| !is_mine);
    // What was typed and refused is shown whoever is editing now: nobody types it twice.
    let is_typed = typed.draft.is_some();
    view! {
        <Crumbs links=vec![("/queue".to_owned(), words::queue(language).to_owned())]/>
        <div class="desk">
            <DeskHead desk=desk.clone() now=now/>
            <div class="desk__picture" id="sent"><WhatWasSent desk=desk.clone()/></div>
            <div class="desk__form">
                {(is_open || is_typed)
                    .then(|| {
                        // What Enter presses in the judgement's form: the first button of a form, and others stand before its own.
                        view! { <button class="visually-hidden" type="submit" form="judgement" tabindex="-1" aria-hidden="true">{words::save(language)}</button> }
                    })}
                <crate::permits::Warning product=desk.product.id missing=numbers/>
                {is_not_halal.then(|| view! { <NotHalal product=desk.product.id/> })}
                {lease.map(|lease| view! {
                    <Notice kind="warning" title=words::leased(language, &lease.mentor_name)>
                        {words::leased_until(language, format::time_of_day(language, lease.expires_at))}
                    </Notice>
                })}
                <ErrorSummary title=words::not_yet(language) errors=typed.errors.clone()/>
                {view! { <Standing desk=desk.clone()/> }.into_any()}
                {typed
                    .stale
                    .clone()
                    .zip(typed.draft.clone())
                    .map(|(stored, typed)| view! { <Stale assignment=desk.assignment.clone() typed=typed stored=stored/> })}
                {view! { <CarriedRemarks desk=desk.clone() is_open=is_open/> }.into_any()}
                {(!desk.head.state.is_own_check() || !typed.remark.is_empty())
                    .then(|| view! { <Remarks desk=desk.clone() typed=typed.clone() is_open=is_open/> }.into_any())}
                {(is_open || is_typed).then(|| view! { <Judgement desk=desk.clone() typed=typed.clone()/> }.into_any())}
                <Decide desk=desk.clone() is_open=is_open/>
            </div>
        </div>
    }
}

/// What the owner says of it on the card, since it is to be read on the label too.
#[component]
fn NotHalal(product: ProductId) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <Notice kind="info" title=words::not_halal(language)>
            <p>{words::not_halal_text(language)}</p>
            <p><a href=format!("/products/{product}/permits")>{crate::words::permits::open_card(language)}</a></p>
        </Notice>
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
    let until = desk.head.sent_at.map(|sent_at| sent_at.plus(GRACE));
    let swappable = until
        .filter(|_| {
            desk.head.state == VersionState::Sent
                && may_swap(desk.head.state, desk.head.sent_at, now)
        })
        .map(|until| words::still_swappable(language, format::time_of_day(language, until)));
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
                {swappable.map(|text| view! { <p class="card__meta">{text}</p> })}
            </div>
        </div>
    }
}

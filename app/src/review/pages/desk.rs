use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use domain::time::Zone;
use http::HeaderMap;
use leptos::prelude::*;
use store::review::{Desk, desk as load};

use super::Typed;
use super::carried::CarriedRemarks;
use super::decide::{Decide, Standing};
use super::judgement::{Judgement, Stale};
use super::queue::version;
use super::remarks::Remarks;
use super::sent::WhatWasSent;
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
    let is_open = desk.standing.is_editable() && is_mine;
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
                {view! { <Standing desk=desk.clone()/> }.into_any()}
                {typed.stale.clone().map(|stale| view! { <Stale stale=stale/> })}
                {view! { <CarriedRemarks desk=desk.clone() is_open=is_open/> }.into_any()}
                {(!desk.head.state.is_own_check() || !typed.remark.is_empty())
                    .then(|| view! { <Remarks desk=desk.clone() typed=typed.clone() is_open=is_open/> }.into_any())}
                {(is_open || is_typed).then(|| view! { <Judgement desk=desk.clone() typed=typed.clone()/> }.into_any())}
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

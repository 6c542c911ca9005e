use axum::extract::Path;
use axum::response::Response;
use domain::ids::ProductId;
use domain::language::Language;
use domain::permits::{PermitKind, PermitState};
use domain::time::{Date, Zone};
use leptos::prelude::*;
use store::permits::{Permit, PermitCard, card as load};

use crate::context::Person;
use crate::format;
use crate::permits::labels::{about, name, state};
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{BackLink, PageHead};
use crate::words::permits as words;

/// Every paper of a product and its business, each with how far it is.
pub async fn card(person: Person, Path(product): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let card = load(&visitor.site.db, &person.actor, ProductId(product)).await?;
    let today = visitor.now.date(Zone::Wib);
    let head = Head::new(words::card(language), "/products");
    Ok(render(visitor, head, move || page(language, &card, today)).await)
}

fn page(language: Language, card: &PermitCard, today: Date) -> AnyView {
    let product = card.product.id;
    let is_own = card.on_behalf_of.is_none();
    let kept_for = card
        .on_behalf_of
        .as_ref()
        .map(|name| words::kept_for(language, name, &card.business_name));
    let part = |is_of_business: bool| {
        card.permits
            .iter()
            .filter(|permit| permit.kind.is_of_business() == is_of_business)
            .map(|permit| paper(language, product, permit, today))
            .collect_view()
    };
    let has_two = card.permit(PermitKind::SppIrt).is_some();
    view! {
        <PageHead
            title=words::card(language)
            kicker=card.product.name.clone()
            lead=words::card_lead(language)
        />
        {kept_for.map(|text| view! { <p class="permit-for">{text}</p> })}
        <section class="stack permit-part">
            <h2>{words::of_business(language)}</h2>
            <ul class="permits" role="list">{part(true)}</ul>
        </section>
        <section class="stack permit-part">
            <h2>{words::of_product(language)}</h2>
            {has_two.then(|| view! { <p class="card__meta">{words::one_of_two(language)}</p> })}
            <ul class="permits" role="list">{part(false)}</ul>
        </section>
        {is_own
            .then(|| view! { <BackLink href=format!("/products/{product}") text=words::back_to_product(language)/> })}
    }
    .into_any()
}

fn paper(language: Language, product: ProductId, permit: &Permit, today: Date) -> AnyView {
    let has_run_out =
        permit.state == PermitState::Held && permit.valid_until.is_some_and(|last| last < today);
    let (class, badge) = match permit.state {
        _ if has_run_out => ("badge badge--attention", words::ran_out(language)),
        PermitState::Missing | PermitState::NotNeeded => {
            ("badge badge--neutral", state(language, permit.state))
        }
        PermitState::InProgress => ("badge badge--progress", state(language, permit.state)),
        PermitState::Held => ("badge badge--good", state(language, permit.state)),
    };
    let href = format!("/products/{product}/permits/{}", permit.kind);
    let last_day = permit.valid_until.map(|day| {
        format!(
            "{} {}",
            until(language, permit.kind),
            format::date(language, day)
        )
    });
    let facts: Vec<_> = [
        Some(permit.number.clone()).filter(|number| !number.is_empty()),
        Some(permit.holder_name.clone()).filter(|name| !name.is_empty()),
        last_day,
        permit
            .proof
            .is_some()
            .then(|| words::proof_there(language).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let text = if permit.state == PermitState::NotNeeded {
        words::label_says_not_halal(language).to_owned()
    } else if facts.is_empty() {
        about(language, permit.kind).to_owned()
    } else {
        facts.join(" · ")
    };
    view! {
        <li class="card card--link permit">
            <h3 class="card__title"><a href=href>{name(language, permit.kind)}</a></h3>
            <span class=class>{badge}</span>
            <p class="card__meta">{text}</p>
        </li>
    }
    .into_any()
}

/// "Berlaku sampai", or until when the membership is paid.
pub(super) fn until(language: Language, kind: PermitKind) -> &'static str {
    if kind == PermitKind::Gtin {
        words::paid_until(language)
    } else {
        words::valid_until(language)
    }
}

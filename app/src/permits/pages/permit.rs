use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ids::ProductId;
use domain::language::Language;
use domain::permits::{PermitKind, PermitState};
use domain::time::{Date, Timestamp};
use leptos::prelude::*;
use store::permits::{Permit, PermitCard, card as load};

use super::card::until;
use super::proof::Proof;
use crate::context::Person;
use crate::format;
use crate::permits::labels::{about, name, number_hint, state, state_hint, validity};
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Choice, Crumbs, ErrorSummary, Facts, Field, HiddenKey, Notice, PageHead};
use crate::words::permits as words;

/// What the page says at its head.
#[derive(serde::Deserialize)]
pub struct Said {
    #[serde(default)]
    done: String,
}

/// What stands in the form, and what is wrong with it.
#[derive(Clone, Default)]
pub struct Typed {
    /// How far the paper is, by its code.
    pub state: String,
    /// Its number.
    pub number: String,
    /// Its holder's name.
    pub holder_name: String,
    /// Its last day.
    pub valid_until: String,
    /// The row version that was seen.
    pub row_version: i64,
    /// The form's key, kept over a refusal.
    pub key: String,
    /// Each place with what is wrong there.
    pub errors: Vec<(&'static str, String)>,
    /// How it stands in the store, when somebody changed it meanwhile.
    pub stale: Option<Permit>,
    /// Whether it was just saved.
    pub is_saved: bool,
}

impl Typed {
    /// As it stands on the card.
    pub(in crate::permits) fn of(permit: &Permit) -> Self {
        Self {
            state: permit.state.code().to_owned(),
            number: permit.number.clone(),
            holder_name: permit.holder_name.clone(),
            valid_until: permit.valid_until.map(iso).unwrap_or_default(),
            row_version: permit.row_version,
            ..Self::default()
        }
    }

    fn error(&self, place: &str) -> Option<String> {
        let found = self.errors.iter().find(|(name, _)| *name == place);
        found.map(|(_, text)| text.clone())
    }
}

/// One paper, with the form that keeps it.
pub async fn permit(
    person: Person,
    Path((product, kind)): Path<(i64, String)>,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    let kind = kind.parse().map_err(|_| Problem::NotFound)?;
    let is_saved = said.done == "saved";
    permit_page(&person, ProductId(product), kind, None, is_saved).await
}

/// The page of a paper: as it stands, or as it was typed and refused.
pub(in crate::permits) async fn permit_page(
    person: &Person,
    product: ProductId,
    kind: PermitKind,
    typed: Option<Typed>,
    is_saved: bool,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let card = load(&visitor.site.db, &person.actor, product).await?;
    let permit = card.permit(kind).cloned().ok_or(Problem::NotFound)?;
    let is_refused = typed.is_some();
    let mut typed = typed.unwrap_or_else(|| Typed::of(&permit));
    typed.is_saved = is_saved;
    let head = Head::new(name(language, kind), "/products").refused(is_refused);
    Ok(render(visitor, head, move || {
        page(language, &card, &permit, &typed, now)
    })
    .await)
}

fn page(
    language: Language,
    card: &PermitCard,
    permit: &Permit,
    typed: &Typed,
    now: Timestamp,
) -> AnyView {
    let (product, kind) = (card.product.id, permit.kind);
    let here = format!("/products/{product}/permits");
    let (holds, class, standing) = validity(language, kind);
    let errors = typed
        .errors
        .iter()
        .map(|(place, text)| ((*place).to_owned(), text.clone()))
        .collect();
    let kept_for = card
        .on_behalf_of
        .as_ref()
        .map(|name| words::kept_for(language, name, &card.business_name));
    let kicker = if kind.is_of_business() {
        card.business_name.clone()
    } else {
        card.product.name.clone()
    };
    let last_change = permit
        .changed
        .as_ref()
        .map(|(at, name)| words::last_change(language, name, format::ago(language, *at, now)));
    view! {
        <Crumbs links=vec![(here.clone(), words::card(language).to_owned())]/>
        <PageHead title=name(language, kind) kicker=kicker lead=about(language, kind)/>
        {typed.is_saved.then(|| view! { <p class="flash" role="status">{words::saved(language)}</p> })}
        {(permit.state == PermitState::NotNeeded)
            .then(|| view! { <Notice kind="info" title=words::label_says_not_halal(language)/> })}
        {kept_for.map(|text| view! { <p class="permit-for">{text}</p> })}
        <ErrorSummary title=words::not_saved(language) errors=errors/>
        {typed.stale.clone().map(|stale| view! { <StaleNotice stale=stale now=now/> })}
        <PaperForm typed=typed.clone() permit=permit.clone() action=format!("{here}/{kind}")/>
        <p class="card__meta">{holds}" "<span class=class>{standing}</span></p>
        {last_change.map(|text| view! { <p class="card__meta">{text}</p> })}
    }
    .into_any()
}

#[component]
fn PaperForm(typed: Typed, permit: Permit, action: String) -> impl IntoView {
    let language = crate::ui::Language::current();
    let kind = permit.kind;
    let proof_error = typed.error("proof");
    let (number_error, holder_error, date_error) = (
        typed.error("number"),
        typed.error("holder_name"),
        typed.error("valid_until"),
    );
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <HiddenKey key=typed.key/>
            <input type="hidden" name="row_version" value=typed.row_version/>
            <fieldset class="group" id="state">
                <legend class="group__title">{words::state(language)}</legend>
                {kind
                    .states()
                    .map(|code| {
                        view! {
                            <Choice
                                name="state"
                                value=code.code()
                                label=state(language, code)
                                hint=state_hint(language, code)
                                checked=typed.state == code.code()
                            />
                        }
                    })
                    .collect_view()}
            </fieldset>
            <Field
                name="number"
                label=words::number(language)
                hint=number_hint(language, kind)
                value=typed.number
                error=number_error
                maxlength=80
            />
            <Field
                name="holder_name"
                label=words::holder(language)
                hint=words::holder_hint(language)
                value=typed.holder_name
                error=holder_error
                maxlength=200
            />
            {kind
                .expires()
                .then(|| {
                    view! {
                        <Field
                            name="valid_until"
                            label=until(language, kind)
                            hint=words::valid_until_hint(language)
                            kind="date"
                            value=typed.valid_until
                            error=date_error
                        />
                    }
                })}
            <Proof permit=permit error=proof_error/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::save(language)}</button>
            </div>
        </form>
    }
}

/// What the store holds, beside what was typed.
#[component]
fn StaleNotice(stale: Permit, now: Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (at, name) = stale.changed.unwrap_or((now, String::new()));
    let or_nothing = |text: String| {
        if text.is_empty() {
            words::nothing(language).to_owned()
        } else {
            text
        }
    };
    let mut facts = vec![
        (
            words::state(language).to_owned(),
            state(language, stale.state).to_owned(),
        ),
        (words::number(language).to_owned(), or_nothing(stale.number)),
        (
            words::holder(language).to_owned(),
            or_nothing(stale.holder_name),
        ),
    ];
    if let Some(day) = stale.valid_until {
        let last = until(language, stale.kind).to_owned();
        facts.push((last, format::date(language, day)));
    }
    view! {
        <Notice kind="warning" title=words::changed_elsewhere(language)>
            <p>{words::changed_elsewhere_text(language, name, format::ago(language, at, now))}</p>
            <Facts facts=facts/>
        </Notice>
    }
}

/// As a date field holds it.
fn iso(day: Date) -> String {
    let (year, month, day) = day.year_month_day();
    format!("{year:04}-{month:02}-{day:02}")
}

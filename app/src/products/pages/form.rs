use axum::extract::Path;
use axum::response::Response;
use domain::ids::ProductId;
use domain::markets::{Category, Market};
use leptos::prelude::*;
use store::products::{Product, may_add, own_product};

use crate::context::Person;
use crate::problem::Problem;
use crate::products::{category, market};
use crate::shell::{Head, render};
use crate::ui::{
    BackLink, Choice, ErrorSummary, Facts, Field, HiddenKey, Notice, Options, PageHead,
};
use crate::words::permits;
use crate::words::products as words;

/// What stands in the form.
#[derive(Clone, Default)]
pub struct Typed {
    /// The product that is changed, with its row version; none when it is new.
    pub changing: Option<(ProductId, i64)>,
    /// Its name.
    pub name: String,
    /// Its category's code.
    pub category: String,
    /// Its markets' codes.
    pub markets: Vec<String>,
    /// The form's key, kept over a refusal.
    pub key: String,
    /// What is wrong with the name.
    pub name_error: Option<String>,
    /// What is wrong with the markets.
    pub markets_error: Option<String>,
    /// How it stands in the store, when somebody changed it meanwhile.
    pub stale: Option<Product>,
}

/// The form for a new product.
pub async fn new(person: Person) -> Result<Response, Problem> {
    may_add(&person.visitor.site.db, &person.actor, person.visitor.now).await?;
    let typed = Typed {
        category: Category::Food.code().to_owned(),
        ..Typed::default()
    };
    Ok(product_form(&person, typed).await)
}

/// The form for a product of one's own.
pub async fn edit(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    let product = own_product(&person.visitor.site.db, &person.actor, ProductId(id)).await?;
    let typed = Typed {
        changing: Some((product.id, product.row_version)),
        name: product.name,
        category: product.category.code().to_owned(),
        markets: product
            .markets
            .iter()
            .map(|market| market.code().to_owned())
            .collect(),
        ..Typed::default()
    };
    Ok(product_form(&person, typed).await)
}

pub(in crate::products) async fn product_form(person: &Person, typed: Typed) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let is_refused =
        typed.name_error.is_some() || typed.markets_error.is_some() || typed.stale.is_some();
    let title = if typed.changing.is_some() {
        words::change(language)
    } else {
        words::add(language)
    };
    render(visitor, Head::new(title, "/products").refused(is_refused), move || {
        let typed = typed.clone();
        let action = typed.changing.map_or("/products".to_owned(), |(id, _)| format!("/products/{id}"));
        let errors = [("name", &typed.name_error), ("markets", &typed.markets_error)]
            .into_iter()
            .filter_map(|(place, error)| Some((place.to_owned(), error.clone()?)))
            .collect();
        let categories = Category::ALL
            .iter()
            .map(|code| (code.code().to_owned(), category(language, *code).to_owned()))
            .collect();
        view! {
            <PageHead title=title/>
            {typed.changing.map(|(id, _)| view! { <PermitDoor product=id/> })}
            <ErrorSummary title=words::not_saved(language) errors=errors/>
            {typed.stale.map(|stale| view! { <StaleNotice stale=stale/> })}
            <form class="form" method="post" action=action>
                <HiddenKey key=typed.key/>
                {typed.changing.map(|(_, row_version)| view! { <input type="hidden" name="row_version" value=row_version/> })}
                <Field
                    name="name"
                    label=words::name(language)
                    hint=words::name_hint(language)
                    value=typed.name
                    error=typed.name_error
                    maxlength=120
                />
                <Options name="category" label=words::category(language) options=categories value=typed.category/>
                <fieldset class="group" id="markets">
                    <legend class="group__title">{words::markets(language)}</legend>
                    {typed.markets_error.map(|error| view! { <p class="field__error">{error}</p> })}
                    {Market::ALL
                        .iter()
                        .filter(|code| **code != Market::Any)
                        .map(|code| {
                            view! {
                                <Choice
                                    kind="checkbox"
                                    name="market"
                                    value=code.code()
                                    label=market(language, *code)
                                    checked=typed.markets.iter().any(|chosen| chosen == code.code())
                                />
                            }
                        })
                        .collect_view()}
                </fieldset>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::save(language)}</button>
                </div>
            </form>
            <BackLink href="/products" text=words::products(language)/>
        }
    })
    .await
}

/// What the store holds, beside what was typed.
#[component]
fn StaleNotice(stale: Product) -> impl IntoView {
    let language = crate::ui::Language::current();
    let markets: Vec<_> = stale
        .markets
        .iter()
        .map(|code| market(language, *code))
        .collect();
    let facts = vec![
        (words::name(language).to_owned(), stale.name),
        (
            words::category(language).to_owned(),
            category(language, stale.category).to_owned(),
        ),
        (words::markets(language).to_owned(), markets.join(", ")),
    ];
    view! {
        <Notice kind="warning" title=words::changed_elsewhere(language)>
            <p>{words::changed_elsewhere_text(language)}</p>
            <Facts facts=facts/>
        </Notice>
    }
}

/// The way to the product's permit card.
#[component]
fn PermitDoor(product: ProductId) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <article class="card card--link permit-door">
            <h2 class="card__title"><a href=format!("/products/{product}/permits")>{permits::card(language)}</a></h2>
            <p class="card__meta">{permits::open_card_text(language)}</p>
        </article>
    }
}

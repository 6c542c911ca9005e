use axum::response::Response;
use leptos::prelude::*;
use store::products::{Product, may_add, products};

use crate::context::Person;
use crate::problem::Problem;
use crate::products::{category, market};
use crate::shell::{Head, render};
use crate::ui::{Empty, PageHead};
use crate::words::products as words;

/// The products of one's business.
pub async fn list(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let products = products(&visitor.site.db, &person.actor).await?;
    if products.is_empty() {
        may_add(&visitor.site.db, &person.actor, visitor.now).await?;
    }
    Ok(render(visitor, Head::new(words::products(language), "/products"), move || {
        if products.is_empty() {
            return view! {
                <PageHead title=words::products(language)/>
                <Empty picture="empty-products.svg" title=words::none_title(language) text=words::none_text(language)>
                    <a class="button button--primary" href="/products/new">{words::add(language)}</a>
                </Empty>
            }
            .into_any();
        }
        view! {
            <PageHead title=words::products(language)>
                <a class="button" href="/products/new">{words::add(language)}</a>
            </PageHead>
            <div class="grid">
                {products.iter().map(|product| view! { <Card product=product.clone()/> }).collect_view()}
            </div>
        }
        .into_any()
    })
    .await)
}

#[component]
fn Card(product: Product) -> impl IntoView {
    let language = crate::ui::Language::current();
    let markets: Vec<_> = product
        .markets
        .iter()
        .map(|code| market(language, *code))
        .collect();
    view! {
        <article class="card card--link">
            <h2 class="card__title"><a href=format!("/products/{}", product.id)>{product.name}</a></h2>
            <p class="card__meta">{category(language, product.category)}</p>
            <p class="card__body">{markets.join(" · ")}</p>
        </article>
    }
}

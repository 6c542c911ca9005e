use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::RevisionId;
use leptos::prelude::*;
use store::content;
use store::learning::path;
use store::products::products;

use super::rubric::RubricWords;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Choice, HiddenKey, PageHead};
use crate::words::submissions as words;

/// What an assignment asks, and for which product. One that was begun leads to its work.
pub async fn assignment(person: Person, Path(key): Path<String>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let db = &visitor.site.db;
    let path = path(db, &person.actor, visitor.now)
        .await?
        .ok_or(Problem::NotFound)?;
    if let Some(submission) = path.submissions.get(&key) {
        return Ok(Redirect::to(&format!("/submissions/{submission}")).into_response());
    }
    let assignment = load(&person, path.outline.revision, &key).await?;
    let products = products(db, &person.actor).await?;
    let title = assignment.title.in_language(language).to_owned();
    Ok(render(visitor, Head::new(title.clone(), "/assignments"), move || {
        let products = products.clone();
        view! {
            <PageHead title=title.clone() kicker=words::assignment(language)/>
            <div class="prose" inner_html=assignment.brief_html.in_language(language).to_owned()></div>
            {if products.is_empty() {
                view! {
                    <div class="notice notice--info">
                        <h2 class="notice__title">{words::product_first(language)}</h2>
                        <p class="notice__text">{words::product_first_text(language)}</p>
                    </div>
                    <p><a class="button button--primary" href="/products/new">{words::add_product(language)}</a></p>
                }
                .into_any()
            } else {
                view! {
                    <form class="form" method="post" action=format!("/assignments/{}/open", assignment.key)>
                        <HiddenKey/>
                        <fieldset class="group">
                            <legend class="group__title">{words::which_product(language)}</legend>
                            {products
                                .into_iter()
                                .enumerate()
                                .map(|(index, product)| {
                                    view! { <Choice name="product" value=product.id.to_string() label=product.name checked=index == 0/> }
                                })
                                .collect_view()}
                        </fieldset>
                        <div class="form__actions">
                            <button class="button button--primary" type="submit">{words::begin(language)}</button>
                        </div>
                    </form>
                }
                .into_any()
            }}
            <RubricWords criteria=assignment.criteria.clone()/>
        }
    })
    .await)
}

async fn load(
    person: &Person,
    revision: RevisionId,
    key: &str,
) -> Result<content::Assignment, Problem> {
    let mut reader = person.visitor.site.db.reader().await?;
    Ok(content::assignment(&mut reader.conn(), revision, key).await?)
}

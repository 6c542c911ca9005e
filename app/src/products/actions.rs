use ::store::Failure;
use ::store::products::{self as store, NewProduct, Stale};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ProductId;
use domain::markets::{Category, Market};
use domain::text::{TextRefusal, one_line};

use super::pages::{Typed, product_form};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::products as words;

/// Adds a product.
pub async fn add_product(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    match parsed(&person, &form, None) {
        Ok(new) => {
            let command = form.command(person.actor.person, visitor.now);
            store::add_product(&visitor.site.db, &person.actor, &command, &new).await?;
            Ok(Redirect::to("/products").into_response())
        }
        Err(typed) => Ok(product_form(&person, *typed).await),
    }
}

/// Changes a product; one that was changed elsewhere meanwhile is shown beside what was typed.
pub async fn change_product(
    person: Person,
    Path(id): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let id = ProductId(id);
    let row_version = form
        .fields
        .parsed("row_version")
        .ok_or(Problem::BadRequest)?;
    let new = match parsed(&person, &form, Some((id, row_version))) {
        Ok(new) => new,
        Err(typed) => return Ok(product_form(&person, *typed).await),
    };
    let command = form.command(person.actor.person, visitor.now);
    match store::change_product(
        &visitor.site.db,
        &person.actor,
        &command,
        id,
        row_version,
        &new,
    )
    .await
    {
        Ok(()) => Ok(Redirect::to("/products").into_response()),
        Err(Failure::Refused(Stale(current))) => {
            let mut typed = typed_of(&form, Some((id, current.row_version)));
            typed.stale = Some(current);
            // A new intention: it has seen what stands there now.
            typed.key.clear();
            Ok(product_form(&person, typed).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn parsed(
    person: &Person,
    form: &KeyedForm,
    changing: Option<(ProductId, i64)>,
) -> Result<NewProduct, Box<Typed>> {
    let language = person.visitor.language;
    let mut typed = typed_of(form, changing);
    let name = one_line(&typed.name, 120);
    let category: Option<Category> = form.fields.parsed("category");
    let markets: Vec<Market> = form
        .fields
        .all("market")
        .filter_map(|code| code.parse().ok())
        .collect();
    if let Err(refusal) = &name {
        typed.name_error = Some(match refusal {
            TextRefusal::Empty => words::name_missing(language).to_owned(),
            TextRefusal::TooLong { limit } => words::name_too_long(language, limit),
        });
    }
    if markets.is_empty() {
        typed.markets_error = Some(words::markets_missing(language).to_owned());
    }
    match (name, category) {
        (Ok(name), Some(category)) if !markets.is_empty() => Ok(NewProduct {
            name,
            category,
            markets,
        }),
        _ => Err(Box::new(typed)),
    }
}

fn typed_of(form: &KeyedForm, changing: Option<(ProductId, i64)>) -> Typed {
    Typed {
        changing,
        name: form.fields.text("name").to_owned(),
        category: form.fields.text("category").to_owned(),
        markets: form.fields.all("market").map(str::to_owned).collect(),
        key: form.key.as_str().to_owned(),
        ..Typed::default()
    }
}

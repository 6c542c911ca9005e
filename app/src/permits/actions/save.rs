use ::store::Failure;
use ::store::permits::{self as store, NewPermit, Stale};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ProductId;
use domain::language::Language;
use domain::permits::{PermitKind, PermitState, permit_number};
use domain::text::{TextRefusal, one_line};
use domain::time::Date;

use crate::context::{KeyedForm, Person};
use crate::permits::labels::refusal;
use crate::permits::pages::{Typed, permit_page};
use crate::problem::Problem;
use crate::words::permits as words;

/// Keeps a paper; one that was changed elsewhere meanwhile is shown beside what was typed.
pub async fn save_permit(
    person: Person,
    Path((product, kind)): Path<(i64, String)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let product = ProductId(product);
    let kind: PermitKind = kind.parse().map_err(|_| Problem::NotFound)?;
    let state: Option<PermitState> = form.fields.parsed("state");
    let state = kind
        .states()
        .find(|can_be| Some(*can_be) == state)
        .ok_or(Problem::BadRequest)?;
    let mut typed = typed_of(&form)?;
    let new = match parsed(visitor.language, kind, state, &typed) {
        Ok(new) => new,
        Err(errors) => {
            typed.errors = errors;
            return permit_page(&person, product, kind, Some(typed), false).await;
        }
    };
    let command = form.command(person.actor.person, visitor.now);
    let saved = store::save(
        &visitor.site.db,
        &person.actor,
        &command,
        product,
        kind,
        typed.row_version,
        &new,
    )
    .await;
    match saved {
        Ok(()) => {
            let to = format!("/products/{product}/permits/{kind}?done=saved");
            Ok(Redirect::to(&to).into_response())
        }
        Err(Failure::Refused(Stale(current))) => {
            typed.row_version = current.row_version;
            typed.stale = Some(*current);
            // A new intention: it has seen what stands there now.
            typed.key.clear();
            permit_page(&person, product, kind, Some(typed), false).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn typed_of(form: &KeyedForm) -> Result<Typed, Problem> {
    let fields = &form.fields;
    Ok(Typed {
        state: fields.text("state").to_owned(),
        number: fields.text("number").to_owned(),
        holder_name: fields.text("holder_name").to_owned(),
        valid_until: fields.text("valid_until").to_owned(),
        row_version: fields.parsed("row_version").ok_or(Problem::BadRequest)?,
        key: form.key.as_str().to_owned(),
        ..Typed::default()
    })
}

fn parsed(
    language: Language,
    kind: PermitKind,
    state: PermitState,
    typed: &Typed,
) -> Result<NewPermit, Vec<(&'static str, String)>> {
    let mut errors = Vec::new();
    let number = permit_number(kind, state, &typed.number).unwrap_or_else(|why| {
        errors.push(("number", refusal(language, why)));
        String::new()
    });
    let holder_name = match one_line(&typed.holder_name, 120) {
        Ok(name) => name,
        Err(TextRefusal::Empty) => String::new(),
        Err(TextRefusal::TooLong { limit }) => {
            errors.push(("holder_name", words::holder_too_long(language, limit)));
            String::new()
        }
    };
    let is_dated = kind.expires() && !typed.valid_until.trim().is_empty();
    let valid_until = Date::parse(&typed.valid_until).filter(|_| is_dated);
    if is_dated && valid_until.is_none() {
        errors.push(("valid_until", words::date_wrong(language).to_owned()));
    }
    if errors.is_empty() {
        Ok(NewPermit {
            state,
            number,
            holder_name,
            valid_until,
        })
    } else {
        Err(errors)
    }
}

use ::store::command::Command;
use ::store::permits::{self as store, Entering, NewPermit, Stale};
use ::store::{CommandKey, Error, Failure};
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ProductId;
use domain::language::Language;
use domain::permits::{PermitKind, PermitState, permit_number};
use domain::text::{TextRefusal, one_line};
use domain::time::Date;

use super::posted::{Posted, posted};
use crate::context::{Fields, Person};
use crate::permits::labels::refusal;
use crate::permits::pages::{Typed, permit_page};
use crate::problem::Problem;
use crate::submissions::{key_of, upload_message};
use crate::words::{permits as words, sent_before};

/// Keeps a paper with its photo; one that was changed elsewhere meanwhile is shown beside what was typed. A photo that came
/// whole is kept also when something typed beside it has to be mended first.
pub async fn save_permit(
    person: Person,
    Path((product, kind)): Path<(i64, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let site = &visitor.site;
    let product = ProductId(product);
    let kind: PermitKind = kind.parse().map_err(|_| Problem::NotFound)?;
    // Not a byte is taken for a card out of reach.
    let card = store::card(&site.db, &person.actor, product).await?;
    card.permit(kind).ok_or(Problem::NotFound)?;
    let Posted { fields, proof } = posted(site, request).await?;
    let key = key_of(&fields)?;
    let state: Option<PermitState> = fields.parsed("state");
    let state = kind
        .states()
        .find(|can_be| Some(*can_be) == state)
        .ok_or(Problem::BadRequest)?;
    let mut typed = typed_of(&fields, &key)?;
    let (proof, refused) = match proof.transpose() {
        Ok(proof) => (proof, None),
        Err(refusal) => (None, Some(upload_message(visitor.language, refusal))),
    };
    let (entered, errors) = match parsed(visitor.language, kind, state, &typed) {
        Ok(new) if refused.is_none() => (Some(new), Vec::new()),
        Ok(_) => (None, Vec::new()),
        Err(errors) => (None, errors),
    };
    typed.errors = errors;
    typed.errors.extend(refused.map(|text| ("proof", text)));
    let is_whole = entered.is_some();
    if !is_whole && proof.is_none() {
        return permit_page(&person, product, kind, Some(typed), false).await;
    }
    let files: Vec<_> = proof.iter().map(|file| file.sha256.clone()).collect();
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let entering = Entering {
        row_version: typed.row_version,
        words: entered,
        proof,
    };
    let command = Command {
        actor: person.actor.person,
        key,
        said: Some(fields.fingerprint(&visitor.path, &files)),
        now: visitor.now,
    };
    match store::save(&site.db, &person.actor, &command, product, kind, &entering).await {
        Ok(_) if is_whole => {
            let to = format!("/products/{product}/permits/{kind}?done=saved");
            return Ok(Redirect::to(&to).into_response());
        }
        // The photo is kept, and what was typed is still to be mended.
        Ok(row_version) => typed.row_version = row_version,
        Err(Failure::Refused(Stale(current))) => {
            if let Some(proof) = &entering.proof {
                site.files.delete(&proof.object_key).await?;
                let again = words::proof_again(visitor.language).to_owned();
                typed.errors.push(("proof", again));
            }
            typed.row_version = current.row_version;
            typed.stale = Some(*current);
        }
        Err(Failure::Store(Error::SentBefore)) => {
            if let Some(proof) = &entering.proof {
                site.files.delete(&proof.object_key).await?;
                let again = sent_before::file(visitor.language).to_owned();
                typed.errors.push(("proof", again));
            }
            let again = sent_before::title(visitor.language).to_owned();
            typed.errors.push(("state", again));
        }
        Err(Failure::Store(error)) => return Err(error.into()),
    }
    // A new intention: it has seen what stands there now.
    typed.key.clear();
    permit_page(&person, product, kind, Some(typed), false).await
}

fn typed_of(fields: &Fields, key: &CommandKey) -> Result<Typed, Problem> {
    Ok(Typed {
        state: fields.text("state").to_owned(),
        number: fields.text("number").to_owned(),
        holder_name: fields.text("holder_name").to_owned(),
        valid_until: fields.text("valid_until").to_owned(),
        row_version: fields.parsed("row_version").ok_or(Problem::BadRequest)?,
        key: key.as_str().to_owned(),
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

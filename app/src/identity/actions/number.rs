use ::store::Failure;
use ::store::identity::{self as store, NumberRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::identity::{NumberReason, PhoneNumber, PhoneRefusal};
use domain::ids::PersonId;
use domain::language::Language;

use super::password::not_confirmed;
use crate::context::{KeyedForm, Person};
use crate::identity::pages::{AccountForm, NumberForm, account_page, number_page};
use crate::problem::Problem;
use crate::words::identity as words;

/// Exchanges one's own number, for the password.
pub async fn change_own_number(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let typed = form.fields.text("phone").to_owned();
    let wrong = |place, error: String| AccountForm {
        phone: typed.clone(),
        ..AccountForm::wrong(place, error)
    };
    let number = match PhoneNumber::parse(&typed) {
        Ok(number) => number,
        Err(refusal) => {
            let form = wrong("phone", not_a_number(language, refusal).to_owned());
            return Ok(account_page(&person, form).await);
        }
    };
    let command = form.command(person.actor.person, visitor.now);
    let password = form.fields.text("number_password");
    let db = &visitor.site.db;
    match store::change_own_number(db, &person.actor, &command, &number, password).await {
        Ok(()) => Ok(Redirect::to("/account?done=number").into_response()),
        Err(Failure::Refused(refusal)) => {
            let form = match refusal {
                NumberRefusal::Password(refusal) => {
                    wrong("number_password", not_confirmed(language, refusal))
                }
                NumberRefusal::Taken => wrong("phone", words::number_taken(language).to_owned()),
                NumberRefusal::Same => wrong("phone", words::number_same(language).to_owned()),
            };
            Ok(account_page(&person, form).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Exchanges the number of somebody who stands before a mentor or administrator.
pub async fn change_persons_number(
    person: Person,
    Path(id): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let id = PersonId(id);
    // Nothing is said of a number to somebody who may not change it.
    store::number_in_care(&visitor.site.db, &person.actor, id).await?;
    let mut typed = NumberForm {
        phone: form.fields.text("phone").to_owned(),
        reason: form.fields.text("reason").to_owned(),
        has_met: form.fields.has("met"),
        key: form.key.as_str().to_owned(),
        errors: Vec::new(),
    };
    let number = match PhoneNumber::parse(&typed.phone) {
        Ok(number) => Some(number),
        Err(PhoneRefusal::Empty) => None,
        Err(refusal) => {
            let text = not_a_number(language, refusal).to_owned();
            typed.errors.push(("phone", text));
            None
        }
    };
    let reason: Option<NumberReason> = form.fields.parsed("reason");
    if reason.is_none() {
        let text = words::reason_missing(language).to_owned();
        typed.errors.push(("reason", text));
    }
    if !typed.has_met {
        let text = words::met_missing(language).to_owned();
        typed.errors.push(("met", text));
    }
    let Some(reason) = reason.filter(|_| typed.errors.is_empty()) else {
        return number_page(&person, id, typed, "").await;
    };
    let command = form.command(person.actor.person, visitor.now);
    let (db, actor) = (&visitor.site.db, &person.actor);
    match store::change_number_for(db, actor, &command, id, number.as_ref(), reason).await {
        Ok(()) => {
            let done = if number.is_some() { "changed" } else { "ended" };
            Ok(Redirect::to(&format!("/people/{id}/number?done={done}")).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            let text = match refusal {
                NumberRefusal::Same => words::number_same(language),
                NumberRefusal::Taken | NumberRefusal::Password(_) => {
                    words::number_taken_staff(language)
                }
            };
            typed.errors.push(("phone", text.to_owned()));
            number_page(&person, id, typed, "").await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn not_a_number(language: Language, refusal: PhoneRefusal) -> &'static str {
    match refusal {
        PhoneRefusal::Empty => words::number_empty(language),
        PhoneRefusal::Scientific => words::number_scientific(language),
        PhoneRefusal::NotMobile | PhoneRefusal::Length => words::number_wrong(language),
    }
}

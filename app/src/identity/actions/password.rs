use ::store::Failure;
use ::store::identity::{self as store, SignInRefusal};
use axum::response::{IntoResponse, Redirect, Response};
use domain::identity::{Password, PasswordRefusal};
use domain::language::Language;

use crate::context::{KeyedForm, Person};
use crate::format;
use crate::identity::pages::{AccountForm, account_page};
use crate::problem::Problem;
use crate::words::identity as words;

/// Sets one's own password and signs out the other devices.
pub async fn change_password(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let signed_in = visitor.signed_in.as_ref().ok_or(Problem::NotFound)?;
    let chosen = match Password::choose(form.fields.text("password")) {
        Ok(chosen) => chosen,
        Err(refusal) => {
            let error = match refusal {
                PasswordRefusal::TooShort => words::password_too_short(language),
                PasswordRefusal::TooLong => words::password_too_long(language),
                PasswordRefusal::Common => words::password_common(language),
            };
            return Ok(account_page(&person, AccountForm::wrong("password", error)).await);
        }
    };
    let command = form.command(person.actor.person, visitor.now);
    let current = form.fields.text("current-password");
    let db = &visitor.site.db;
    match store::change_password(db, signed_in, &command, current, &chosen).await {
        Ok(others) => {
            let to = format!("/account?done=password&others={others}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            let error = not_confirmed(language, refusal);
            Ok(account_page(&person, AccountForm::wrong("current-password", error)).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Why a password typed to confirm something does not.
pub(super) fn not_confirmed(language: Language, refusal: SignInRefusal) -> String {
    match refusal {
        SignInRefusal::WrongPair => words::current_wrong(language).to_owned(),
        SignInRefusal::TooMany { again_at } => {
            words::too_many(language, format::time_of_day(language, again_at))
        }
    }
}

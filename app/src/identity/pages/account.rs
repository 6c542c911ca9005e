mod devices;
mod forms;

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use store::identity::{asks_password, devices, own_number};

use self::devices::Devices;
use self::forms::{NumberForm, PasswordForm};
use super::number::number_now;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{ErrorSummary, Notice, PageHead};
use crate::words::identity as words;

/// What the page says at its head.
#[derive(Clone, Default, serde::Deserialize)]
pub struct Said {
    #[serde(default)]
    done: String,
    #[serde(default)]
    others: i64,
}

/// The forms of the account, shown again when refused.
#[derive(Clone, Default)]
pub struct AccountForm {
    /// The new number as it was typed.
    pub phone: String,
    /// Where something is wrong, and what.
    pub error: Option<(&'static str, String)>,
    /// What was just done.
    pub said: Said,
}

impl AccountForm {
    /// One that was refused.
    pub fn wrong(place: &'static str, error: impl Into<String>) -> Self {
        Self {
            error: Some((place, error.into())),
            ..Self::default()
        }
    }

    fn error_at(&self, place: &str) -> Option<String> {
        let here = self.error.as_ref().filter(|(name, _)| *name == place);
        here.map(|(_, text)| text.clone())
    }
}

/// One's own account: password, number, devices, leaving.
pub async fn account(person: Person, Query(said): Query<Said>) -> Response {
    let form = AccountForm {
        said,
        ..AccountForm::default()
    };
    account_page(&person, form).await
}

pub(in crate::identity) async fn account_page(person: &Person, form: AccountForm) -> Response {
    match drawn(person, form).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn drawn(person: &Person, form: AccountForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now, db) = (visitor.language, visitor.now, &visitor.site.db);
    let devices = devices(db, &person.actor, now).await?;
    let holder = own_number(db, &person.actor).await?;
    let signed_in = visitor.signed_in.as_ref().ok_or(Problem::NotFound)?;
    let asks_current = asks_password(db, signed_in, now).await?;
    let here = signed_in.session;
    let name = person.actor.name.clone();
    let head = Head::new(words::account(language), "/account").refused(form.error.is_some());
    Ok(render(visitor, head, move || {
        let form = form.clone();
        let errors = form
            .error
            .iter()
            .map(|(place, text)| ((*place).to_owned(), text.clone()))
            .collect();
        view! {
            <PageHead title=name.clone() kicker=words::account(language)/>
            <Done said=form.said.clone()/>
            <ErrorSummary title=words::not_saved(language) errors=errors/>
            <section class="stack">
                <h2>{words::change_password(language)}</h2>
                <PasswordForm form=form.clone() asks_current=asks_current/>
            </section>
            <section class="stack">
                <h2>{words::number(language)}</h2>
                <p>{number_now(language, &holder)}</p>
                <NumberForm form=form/>
            </section>
            <section class="stack">
                <h2>{words::devices(language)}</h2>
                <p>{words::devices_lead(language)}</p>
                <Devices devices=devices.clone() here=here now=now/>
            </section>
            <form method="post" action="/logout">
                <button class="button button--danger" type="submit">{words::sign_out(language)}</button>
            </form>
        }
    })
    .await)
}

#[component]
fn Done(said: Said) -> impl IntoView {
    let language = crate::ui::Language::current();
    let others = (said.others > 0).then(|| words::devices_out(language, said.others));
    match said.done.as_str() {
        "password" => view! {
            <Notice kind="success" title=words::password_changed(language)>
                {others.map(|text| view! { <p>{text}</p> })}
            </Notice>
        }
        .into_any(),
        "number" => {
            view! { <Notice kind="success" title=words::number_changed(language)/> }.into_any()
        }
        _ => ().into_any(),
    }
}

use axum::response::Response;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::format;
use crate::shell::{Head, render};
use crate::ui::{BackLink, Field, PageHead};
use crate::words::identity as words;

/// How far somebody is who cannot get in.
#[derive(Clone)]
pub(in crate::identity) enum Asking {
    /// About to ask.
    Before,
    /// They have a number.
    Asked(String),
    /// Refused: what they typed, and why.
    Refused { typed: String, error: String },
}

/// "Lupa kata sandi?"
pub async fn forgot(visitor: Visitor) -> Response {
    forgot_page(&visitor, Asking::Before).await
}

/// Once asked, the same page for everybody, with a number and a ready message.
pub(in crate::identity) async fn forgot_page(visitor: &Visitor, asking: Asking) -> Response {
    let language = visitor.language;
    let (asked, typed, error) = match asking {
        Asking::Before => (None, String::new(), None),
        Asking::Asked(number) => (Some(number), String::new(), None),
        Asking::Refused { typed, error } => (None, typed, Some(error)),
    };
    let head = Head::new(words::forgot(language), "/login").refused(error.is_some());
    render(visitor, head, move || match asked.clone() {
        Some(number) => {
            let message = words::forgot_message(language, &number);
            let link = format::chat_link(None, &message);
            view! {
                <PageHead title=words::forgot_asked_title(language) lead=words::forgot_asked_lead(language)/>
                <p class="receipt__number">{number}</p>
                <ol class="steps">
                    <li><strong>{words::forgot_step_1(language)}</strong><p>{message}</p></li>
                    <li><strong>{words::forgot_step_2(language)}</strong><p>{words::forgot_step_2_text(language)}</p></li>
                </ol>
                <p class="cluster">
                    <a class="button button--primary" href=link rel="noopener">{words::open_whatsapp(language)}</a>
                    <a class="button" href="/code">{words::use_code(language)}</a>
                </p>
            }
            .into_any()
        }
        None => view! {
            <PageHead title=words::forgot(language) lead=words::forgot_lead(language)/>
            <form class="form" method="post" action="/forgot">
                <Field
                    name="identifier"
                    label=words::phone_or_email(language)
                    hint=words::phone_example(language)
                    value=typed.clone()
                    error=error.clone()
                    autocomplete="username"
                    maxlength=254
                />
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::ask_for_code(language)}</button>
                </div>
            </form>
            <BackLink href="/login" text=words::back_to_door(language)/>
        }
        .into_any(),
    })
    .await
}

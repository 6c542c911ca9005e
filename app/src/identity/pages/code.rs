use axum::response::Response;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::shell::{Head, Width, render};
use crate::ui::{BackLink, Choice, Field, PageHead};
use crate::words::identity as words;

/// The door for those who were given a code by an officer.
pub async fn code(visitor: Visitor) -> Response {
    code_page(&visitor, None).await
}

pub(in crate::identity) async fn code_page(visitor: &Visitor, error: Option<String>) -> Response {
    let language = visitor.language;
    let head = Head::new(words::use_code(language), "/login")
        .wide(Width::Normal)
        .refused(error.is_some());
    render(visitor, head, move || {
        view! {
            <PageHead title=words::code_title(language) lead=words::code_lead(language)/>
            <form class="form" method="post" action="/code">
                <Field
                    name="code"
                    label=words::code(language)
                    hint=words::code_hint(language)
                    error=error.clone()
                    autocomplete="one-time-code"
                    maxlength=40
                />
                <Choice kind="checkbox" name="shared" value="yes" label=words::shared_phone(language) hint=words::shared_phone_hint(language)/>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::sign_in(language)}</button>
                </div>
            </form>
            <BackLink href="/login" text=words::back_to_door(language)/>
        }
    })
    .await
}

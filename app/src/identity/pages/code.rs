use axum::response::Response;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::shell::{Head, Width, render};
use crate::ui::{BackLink, Choice, ErrorSummary, Field, PageHead};
use crate::words::identity as words;

/// What was typed, to be shown again.
#[derive(Clone, Default)]
pub struct CodeForm {
    /// The code.
    pub code: String,
    /// Whether the box "this phone is shared" was ticked.
    pub is_shared: bool,
    /// What is wrong with the code.
    pub error: Option<String>,
}

/// The door for those who were given a code by an officer.
pub async fn code(visitor: Visitor) -> Response {
    code_page(&visitor, CodeForm::default()).await
}

pub(in crate::identity) async fn code_page(visitor: &Visitor, form: CodeForm) -> Response {
    let language = visitor.language;
    let head = Head::new(words::use_code(language), "/login")
        .wide(Width::Normal)
        .refused(form.error.is_some());
    render(visitor, head, move || {
        let form = form.clone();
        let errors = form.error.iter().map(|error| ("code".to_owned(), error.clone())).collect();
        view! {
            <PageHead title=words::code_title(language) lead=words::code_lead(language)/>
            <ErrorSummary title=words::not_yet_in(language) errors=errors/>
            <form class="form" method="post" action="/code">
                <Field
                    name="code"
                    label=words::code(language)
                    hint=words::code_hint(language)
                    value=form.code
                    error=form.error
                    autocomplete="one-time-code"
                    maxlength=40
                />
                <Choice kind="checkbox" name="shared" value="yes" label=words::shared_phone(language) hint=words::shared_phone_hint(language) checked=form.is_shared/>
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::sign_in(language)}</button>
                </div>
            </form>
            <BackLink href="/login" text=words::back_to_door(language)/>
        }
    })
    .await
}

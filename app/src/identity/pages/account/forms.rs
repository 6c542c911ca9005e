use leptos::prelude::*;

use super::AccountForm;
use crate::ui::{Field, HiddenKey};
use crate::words::identity as words;

/// Sets a password; asks for the current one except right after a code.
#[component]
pub fn PasswordForm(form: AccountForm, asks_current: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let current_error = form.error_at("current-password");
    view! {
        <form class="form" method="post" action="/account/password">
            <HiddenKey/>
            {asks_current
                .then(|| {
                    view! {
                        <Field
                            name="current-password"
                            label=words::current_password(language)
                            kind="password"
                            autocomplete="current-password"
                            error=current_error
                            maxlength=256
                        />
                    }
                })}
            <Field
                name="password"
                label=words::new_password(language)
                hint=words::password_rule(language)
                kind="password"
                autocomplete="new-password"
                error=form.error_at("password")
                maxlength=256
            />
            <p class="field__hint">{words::password_signs_out(language)}</p>
            <div class="form__actions">
                <button class="button" type="submit">{words::save_password(language)}</button>
            </div>
        </form>
    }
}

/// Exchanges the number, for the password.
#[component]
pub fn NumberForm(form: AccountForm) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (phone_error, password_error) = (form.error_at("phone"), form.error_at("number_password"));
    view! {
        <form class="form" method="post" action="/account/number">
            <HiddenKey/>
            <Field
                name="phone"
                label=words::new_number(language)
                hint=words::number_rule(language)
                value=form.phone
                error=phone_error
                inputmode="tel"
                autocomplete="tel"
                maxlength=40
            />
            <Field
                name="number_password"
                label=words::number_password(language)
                kind="password"
                autocomplete="current-password"
                error=password_error
                maxlength=256
            />
            <div class="form__actions">
                <button class="button" type="submit">{words::save_number(language)}</button>
            </div>
        </form>
    }
}

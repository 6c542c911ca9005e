use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use store::identity::{Device, devices};

use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Field, HiddenKey, Notice, PageHead};
use crate::words::identity as words;

/// What the page says at its head.
#[derive(Clone, Default, serde::Deserialize)]
pub struct Said {
    #[serde(default)]
    done: String,
}

/// The password form, shown again when refused.
#[derive(Clone, Default)]
pub struct PasswordForm {
    /// What is wrong with the new password.
    pub error: Option<String>,
    /// Whether the current one has to be typed: not right after a code.
    pub is_done: bool,
}

/// One's own account: password, devices, leaving.
pub async fn account(person: Person, Query(said): Query<Said>) -> Response {
    account_page(
        &person,
        PasswordForm {
            error: None,
            is_done: said.done == "password",
        },
    )
    .await
}

pub(in crate::identity) async fn account_page(person: &Person, form: PasswordForm) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let devices = match devices(&visitor.site.db, &person.actor, visitor.now).await {
        Ok(devices) => devices,
        Err(error) => return Problem::from(error).into_response(),
    };
    let here = visitor
        .signed_in
        .as_ref()
        .map(|signed_in| signed_in.session);
    let (name, now) = (person.actor.name.clone(), visitor.now);
    let head = Head::new(words::account(language), "/account").refused(form.error.is_some());
    render(visitor, head, move || {
        let form = form.clone();
        view! {
            <PageHead title=name.clone() kicker=words::account(language)/>
            {form.is_done.then(|| view! { <Notice kind="success" title=words::password_changed(language)/> })}
            <section class="stack">
                <h2>{words::change_password(language)}</h2>
                <form class="form" method="post" action="/account/password">
                    <HiddenKey/>
                    <Field
                        name="password"
                        label=words::new_password(language)
                        hint=words::password_rule(language)
                        kind="password"
                        autocomplete="new-password"
                        error=form.error
                        maxlength=256
                    />
                    <div class="form__actions">
                        <button class="button" type="submit">{words::save_password(language)}</button>
                    </div>
                </form>
            </section>
            <section class="stack">
                <h2>{words::devices(language)}</h2>
                <p>{words::devices_lead(language)}</p>
                <ul class="stack">
                    {devices
                        .iter()
                        .map(|device| {
                            let is_here = Some(device.id) == here;
                            view! { <DeviceCard device=device.clone() is_here=is_here now=now/> }
                        })
                        .collect_view()}
                </ul>
            </section>
            <form method="post" action="/logout">
                <button class="button button--danger" type="submit">{words::sign_out(language)}</button>
            </form>
        }
    })
    .await
}

#[component]
fn DeviceCard(device: Device, is_here: bool, now: domain::time::Timestamp) -> impl IntoView {
    let language = crate::ui::Language::current();
    let name = if device.device.is_empty() {
        words::unknown_device(language).to_owned()
    } else {
        brief(&device.device)
    };
    view! {
        <li class="card">
            <h3 class="card__title">{name}</h3>
            <p class="card__meta">
                {words::last_seen(language, format::ago(language, device.last_seen_at, now))}
                {device.is_shared.then(|| format!(" · {}", words::shared_session(language)))}
            </p>
            {if is_here {
                view! { <p class="card__foot"><span class="badge badge--good">{words::this_device(language)}</span></p> }.into_any()
            } else {
                view! {
                    <form class="card__foot" method="post" action=format!("/account/devices/{}/revoke", device.id)>
                        <button class="button button--small" type="submit">{words::revoke(language)}</button>
                    </form>
                }
                .into_any()
            }}
        </li>
    }
}

/// Browser and system of a user agent, as far as a person can tell two devices apart by them.
fn brief(agent: &str) -> String {
    let browser = [
        "Edg",
        "OPR",
        "SamsungBrowser",
        "Firefox",
        "Chrome",
        "Safari",
    ]
    .into_iter()
    .find(|name| agent.contains(name))
    .unwrap_or("Browser");
    let system = ["Android", "iPhone", "Windows", "Mac OS", "Linux"]
        .into_iter()
        .find(|name| agent.contains(name));
    match system {
        Some(system) => format!("{browser}, {system}"),
        None => browser.to_owned(),
    }
}

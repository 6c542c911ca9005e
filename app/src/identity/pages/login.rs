use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use domain::language::Language;
use domain::time::Timestamp;
use http::StatusCode;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::format;
use crate::kept::{Kept, KeptFields};
use crate::shell::{Head, Width, render};
use crate::ui::{Asset, Choice, ErrorSummary, Field};
use crate::words::{identity as words, kept};

/// Where to go once inside.
#[derive(serde::Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// What was refused, to be shown again with what was typed.
#[derive(Clone)]
pub struct Refused {
    /// The status it is answered with.
    pub status: StatusCode,
    /// Why the door is shown in the middle of work, in the reader's language.
    pub ended: Option<&'static str>,
    /// What was typed before the session ended.
    pub kept: Option<Kept>,
    /// What stood in the name field.
    pub identifier: String,
    /// Where to go once inside.
    pub next: String,
    /// What is wrong.
    pub error: Option<DoorError>,
    /// Whether the box "this phone is shared" was ticked.
    pub is_shared: bool,
}

impl Default for Refused {
    fn default() -> Self {
        Self {
            status: StatusCode::OK,
            ended: None,
            kept: None,
            identifier: String::new(),
            next: String::new(),
            error: None,
            is_shared: false,
        }
    }
}

/// Why somebody stays outside.
#[derive(Clone, Copy)]
pub enum DoorError {
    /// Name and password do not belong together.
    WrongPair,
    /// Too often tried; again from then on.
    TooMany(Timestamp),
    /// Not signed in in another tab either.
    NotElsewhere,
}

/// The door.
pub async fn login(visitor: Visitor, Query(next): Query<Next>) -> Response {
    if visitor.signed_in.is_some() {
        return Redirect::to("/today").into_response();
    }
    login_page(
        &visitor,
        Refused {
            next: next.next,
            ..Refused::default()
        },
    )
    .await
}

/// The name of the door's form on its page.
const DOOR: &str = "door";

pub(crate) async fn login_page(visitor: &Visitor, form: Refused) -> Response {
    let language = visitor.language;
    let mut head = Head::new(words::sign_in(language), "/login").wide(Width::Wide);
    head.status = form.status;
    head.carrier = (form.ended.is_some() || form.kept.is_some()).then_some(DOOR);
    let head = head.refused(form.error.is_some());
    render(visitor, head, move || {
        let form = form.clone();
        let (summary, at_name, at_password) = said(form.error, language);
        // The texts stay in this tab while a code is used in another.
        let is_carrying = form.kept.is_some();
        view! {
            <div class="sign-in">
                <div class="sign-in__picture"><Asset name="hero.svg" width=400 height=360/></div>
                <div class="sign-in__panel">
                    <h1>{if form.ended.is_some() { kept::ended_title(language) } else { words::sign_in(language) }}</h1>
                    {form.ended.map(|text| view! { <p class="sign-in__ended">{text}</p> })}
                    <ErrorSummary title=words::not_yet_in(language) errors=summary/>
                    <form class="form" id=DOOR method="post" action="/login">
                        <input type="hidden" name="next" value=form.next/>
                        {form.kept.as_ref().map(|kept| view! { <KeptFields fields=kept.carried()/> })}
                        <Field
                            name="identifier"
                            label=words::phone_or_email(language)
                            hint=words::phone_example(language)
                            value=form.identifier
                            error=at_name
                            autocomplete="username"
                            maxlength=254
                        />
                        <Field
                            name="password"
                            label=words::password(language)
                            kind="password"
                            error=at_password
                            autocomplete="current-password"
                            maxlength=256
                        />
                        <Choice
                            kind="checkbox"
                            name="shared"
                            value="yes"
                            label=words::shared_phone(language)
                            hint=words::shared_phone_hint(language)
                            checked=form.is_shared
                        />
                        <div class="form__actions">
                            <button class="button button--primary button--wide" type="submit">{words::sign_in(language)}</button>
                            {is_carrying
                                .then(|| {
                                    view! {
                                        <button class="button button--wide" type="submit" name="elsewhere" value="yes">
                                            {kept::entered_elsewhere(language)}
                                        </button>
                                    }
                                })}
                        </div>
                    </form>
                    <div class="sign-in__help">
                        {is_carrying.then(|| view! { <p>{kept::code_elsewhere(language)}</p> })}
                        <p>
                            <strong>{words::have_code(language)}</strong>
                            " "
                            <a href="/code" target=is_carrying.then_some("_blank")>{words::use_code(language)}</a>
                        </p>
                        <p><a href="/forgot">{words::forgot(language)}</a></p>
                    </div>
                </div>
            </div>
        }
    })
    .await
}

/// What the summary says, and each field. Which of the two is wrong is not told.
fn said(
    error: Option<DoorError>,
    language: Language,
) -> (Vec<(String, String)>, Option<String>, Option<String>) {
    let summary = |text: String| vec![("identifier".to_owned(), text)];
    match error {
        None => (Vec::new(), None, None),
        Some(DoorError::WrongPair) => (
            summary(words::wrong_pair(language).to_owned()),
            Some(words::check_number(language).to_owned()),
            Some(words::check_password(language).to_owned()),
        ),
        Some(DoorError::TooMany(again_at)) => {
            let text = words::too_many(language, format::time_of_day(language, again_at));
            (summary(text.clone()), Some(text), None)
        }
        Some(DoorError::NotElsewhere) => {
            (summary(kept::not_entered(language).to_owned()), None, None)
        }
    }
}

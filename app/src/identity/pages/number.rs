use axum::extract::{Path, Query};
use axum::response::Response;
use domain::access::Role;
use domain::identity::{NumberReason, PhoneNumber};
use domain::ids::PersonId;
use domain::language::Language;
use leptos::prelude::*;
use store::identity::{NumberHolder, number_in_care};

use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{BackLink, Choice, ErrorSummary, Field, FieldError, HiddenKey, PageHead};
use crate::words::identity as words;

/// What the page says at its head.
#[derive(serde::Deserialize)]
pub struct Said {
    #[serde(default)]
    done: String,
}

/// What was typed, to be shown again.
#[derive(Clone, Default)]
pub struct NumberForm {
    /// The new number.
    pub phone: String,
    /// Why, by its code.
    pub reason: String,
    /// Whether the person stands before them.
    pub has_met: bool,
    /// The form's key, kept over a refusal.
    pub key: String,
    /// Each place with what is wrong there.
    pub errors: Vec<(&'static str, String)>,
}

/// The number of somebody in one's care.
pub async fn persons_number(
    person: Person,
    Path(id): Path<i64>,
    Query(said): Query<Said>,
) -> Result<Response, Problem> {
    number_page(&person, PersonId(id), NumberForm::default(), &said.done).await
}

pub(in crate::identity) async fn number_page(
    person: &Person,
    id: PersonId,
    form: NumberForm,
    done: &str,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let holder = number_in_care(&visitor.site.db, &person.actor, id).await?;
    let title = words::number_of(language, &holder.name);
    let head = Head::new(title, "/cohorts").refused(!form.errors.is_empty());
    let done = match done {
        "changed" => Some(words::number_changed(language)),
        "ended" => Some(words::number_ended(language)),
        _ => None,
    };
    let back = if person.actor.has_role(Role::Admin) {
        ("/cohorts", crate::words::cohorts::cohorts(language))
    } else {
        (
            "/on-behalf",
            crate::words::submissions::own_participants(language),
        )
    };
    Ok(render(visitor, head, move || {
        let (href, text) = back;
        view! {
            <BackLink href=href text=text/>
            {page(language, &holder, &form, done)}
        }
    })
    .await)
}

fn page(
    language: Language,
    holder: &NumberHolder,
    form: &NumberForm,
    done: Option<&'static str>,
) -> AnyView {
    let error = |place: &str| {
        let found = form.errors.iter().find(|(name, _)| *name == place);
        found.map(|(_, text)| text.clone())
    };
    let summary = form
        .errors
        .iter()
        .map(|(place, text)| ((*place).to_owned(), text.clone()))
        .collect();
    let reasons = NumberReason::ALL.iter().map(|code| {
        view! {
            <Choice
                name="reason"
                value=code.code()
                label=reason(language, *code)
                checked=form.reason == code.code()
            />
        }
    });
    view! {
        <PageHead title=words::number_of(language, &holder.name) lead=words::number_of_lead(language)/>
        {done.map(|text| view! { <p class="flash" role="status">{text}</p> })}
        <p>{number_now(language, holder)}</p>
        <ErrorSummary title=words::not_saved(language) errors=summary/>
        <form class="form" method="post" action=format!("/people/{}/number", holder.id)>
            <HiddenKey key=form.key.clone()/>
            <Field
                name="phone"
                label=words::new_number(language)
                hint=words::new_number_staff_hint(language)
                value=form.phone.clone()
                error=error("phone")
                inputmode="tel"
                autocomplete="off"
                maxlength=40
            />
            <fieldset class="group" id="reason">
                <legend class="group__title">{words::reason(language)}</legend>
                <FieldError name="reason" error=error("reason")/>
                {reasons.collect_view()}
            </fieldset>
            <div id="met">
                <FieldError name="met" error=error("met")/>
                <Choice kind="checkbox" name="met" value="yes" label=words::met(language) checked=form.has_met/>
            </div>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::save_number_staff(language)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The number on file, as people read it.
pub(super) fn number_now(language: Language, holder: &NumberHolder) -> String {
    let number = holder
        .phone
        .as_deref()
        .and_then(|stored| PhoneNumber::parse(stored).ok());
    number.map_or_else(
        || words::number_none(language).to_owned(),
        |number| words::number_now(language, number.for_reading()),
    )
}

fn reason(language: Language, reason: NumberReason) -> &'static str {
    match reason {
        NumberReason::Dead => words::reason_dead(language),
        NumberReason::Lost => words::reason_lost(language),
        NumberReason::Replaced => words::reason_replaced(language),
        NumberReason::Mistyped => words::reason_mistyped(language),
    }
}

use leptos::prelude::*;
use store::CommandKey;

use super::Reader;

/// The key that makes a form's command repeatable, and remembers for whom the form was drawn.
#[component]
pub fn HiddenKey(#[prop(optional, into)] key: Option<String>) -> impl IntoView {
    // Without randomness the form still works: sent with an empty key, it is shown again with what was typed.
    let key = key
        .filter(|key| !key.is_empty())
        .or_else(|| fresh_key().map(|key| key.as_str().to_owned()))
        .unwrap_or_default();
    view! { <input type="hidden" name="key" value=key/> }
}

fn fresh_key() -> Option<CommandKey> {
    let reader = use_context::<Reader>();
    let sealed = reader.as_ref().and_then(|reader| {
        let seal = reader.site.seal.get()?;
        seal.key(reader.visitor.as_ref()?.actor()?.person).ok()
    });
    sealed.or_else(|| CommandKey::new().ok())
}

/// A labelled input of one line.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional, into)] unit: Option<String>,
    #[prop(optional)] maxlength: Option<u32>,
) -> impl IntoView {
    let described_by = described_by(&name, hint.is_some(), error.is_some());
    let is_invalid = error.is_some();
    view! {
        <Labelled name=name.clone() label=label hint=hint error=error>
            <input
                class="field__control"
                id=name.clone()
                name=name
                type=kind
                value=(kind != "password").then_some(value)
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength
                aria-describedby=described_by
                aria-invalid=is_invalid.then_some("true")
            />
            {unit.map(|unit| view! { <span class="field__unit">{unit}</span> })}
        </Labelled>
    }
}

/// A labelled list to choose one from.
#[component]
pub fn Options(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let described_by = described_by(&name, hint.is_some(), error.is_some());
    let is_invalid = error.is_some();
    view! {
        <Labelled name=name.clone() label=label hint=hint error=error>
            <select
                class="field__control"
                id=name.clone()
                name=name
                aria-describedby=described_by
                aria-invalid=is_invalid.then_some("true")
            >
                {options
                    .into_iter()
                    .map(|(code, text)| {
                        let is_selected = code == value;
                        view! { <option value=code selected=is_selected>{text}</option> }
                    })
                    .collect_view()}
            </select>
        </Labelled>
    }
}

/// A radio button or checkbox as a card.
#[component]
pub fn Choice(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    #[prop(default = "radio")] kind: &'static str,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let id = format!("{name}-{value}");
    view! {
        <div class="choice">
            <input class="choice__input" type=kind name=name value=value id=id.clone() checked=checked/>
            <label class="choice__label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="choice__hint">{hint}</p> })}
        </div>
    }
}

/// A control with its label above it, then the hint, then what is wrong.
#[component]
fn Labelled(
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = if error.is_some() {
        "field field--invalid"
    } else {
        "field"
    };
    view! {
        <div class=class>
            <label class="field__label" for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            <FieldError name=name.clone() error=error/>
            {children()}
        </div>
    }
}

/// What is wrong with a field, at the field.
#[component]
pub fn FieldError(#[prop(into)] name: String, error: Option<String>) -> impl IntoView {
    error.map(|error| view! { <p class="field__error" id=format!("{name}-error")>{error}</p> })
}

fn described_by(name: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let ids: Vec<_> = [(has_hint, "hint"), (has_error, "error")]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, part)| format!("{name}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

use leptos::prelude::*;

use super::{FieldError, TextArea};

/// A labelled field of several lines, with what is wrong with it.
#[component]
pub fn LongField(
    #[prop(into)] name: String,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    value: String,
    rows: u32,
    limit: u32,
    error: Option<String>,
) -> impl IntoView {
    let is_invalid = error.is_some();
    let described_by: Vec<_> = [(!hint.is_empty(), "hint"), (is_invalid, "error")]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, part)| format!("{name}-{part}"))
        .collect();
    view! {
        <div class=if is_invalid { "field field--invalid" } else { "field" }>
            <label class="field__label" for=name.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })}
            <FieldError name=name.clone() error=error/>
            <TextArea id=name.clone() name=name value=value rows=rows maxlength=limit described_by=described_by.join(" ") invalid=is_invalid/>
        </div>
    }
}

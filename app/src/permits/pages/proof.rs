use leptos::prelude::*;
use store::permits::Permit;
use store::submissions::{FilePreview, StoredFile};

use crate::format;
use crate::permits::labels::name;
use crate::words::permits as words;

/// The photo or PDF of a paper, a part of its form.
#[component]
pub fn Proof(permit: Permit, #[prop(optional_no_strip)] error: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let called = name(language, permit.kind);
    let class = match (&error, &permit.proof) {
        (Some(_), _) => "slot slot--invalid",
        (None, Some(_)) => "slot slot--filled",
        (None, None) => "slot slot--empty",
    };
    let is_there = permit.proof.is_some();
    let is_invalid = error.is_some();
    let size = permit
        .proof
        .as_ref()
        .map(|file| format::size(language, file.byte_size));
    let described_by = if error.is_some() {
        "proof-error proof-hint proof-limits"
    } else {
        "proof-hint proof-limits"
    };
    view! {
        <section class=class id="proof">
            {permit.proof.clone().map(|file| view! { <Picture file=file called=called/> })}
            <div class="slot__head">
                <h2 class="slot__title">{words::proof(language)}</h2>
                {size.map(|size| view! { <span class="slot__state">{size}</span> })}
            </div>
            {permit.proof.map(|file| view! { <FileLine file=file/> })}
            <p class="slot__hint" id="proof-hint">{words::proof_hint(language)}</p>
            {error.map(|error| view! { <p class="slot__error" id="proof-error">{error}</p> })}
            <div class="slot__form">
                <p class="field__hint" id="proof-limits">{words::proof_limits(language)}</p>
                <label class="field__label" for="proof-file">
                    {if is_there { words::proof_replace(language) } else { words::proof_choose(language) }}
                </label>
                <input
                    class="file-input"
                    id="proof-file"
                    name="file"
                    type="file"
                    accept="image/jpeg,image/png,image/webp,application/pdf"
                    aria-describedby=described_by
                    aria-invalid=is_invalid.then_some("true")
                />
            </div>
        </section>
    }
}

/// Its picture, once there is one.
#[component]
fn Picture(file: StoredFile, called: &'static str) -> impl IntoView {
    let language = crate::ui::Language::current();
    let FilePreview::Ready { width, height, .. } = file.preview else {
        return ().into_any();
    };
    view! {
        <div class="slot__preview">
            <img src=format!("/previews/{}/thumb/1", file.id) alt=words::proof_alt(language, called) width=width height=height/>
        </div>
    }
    .into_any()
}

/// The file itself, and why there is no picture of it.
#[component]
fn FileLine(file: StoredFile) -> impl IntoView {
    let language = crate::ui::Language::current();
    let text = match file.preview {
        FilePreview::Ready { .. } => None,
        FilePreview::Failed(_) => Some(words::proof_failed(language)),
        FilePreview::Pending | FilePreview::None => Some(words::proof_pending(language)),
    };
    view! {
        <p class="slot__hint">
            {text.map(|text| format!("{text} "))}
            <a href=format!("/files/{}", file.id)>{words::proof_open(language, file.name)}</a>
        </p>
    }
}

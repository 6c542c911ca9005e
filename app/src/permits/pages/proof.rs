use leptos::prelude::*;
use store::permits::Permit;
use store::submissions::{FilePreview, StoredFile};

use crate::format;
use crate::permits::labels::name;
use crate::ui::{HiddenKey, Icon};
use crate::words::permits as words;

/// The photo of a paper, and its own form: stored when it arrives.
#[component]
pub fn Proof(
    permit: Permit,
    action: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let called = name(language, permit.kind);
    let class = match (&error, &permit.proof) {
        (Some(_), _) => "slot slot--invalid",
        (None, Some(_)) => "slot slot--filled",
        (None, None) => "slot slot--empty",
    };
    let is_there = permit.proof.is_some();
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
            {permit.proof.map(|file| view! { <Picture file=file called=called/> })}
            <div class="slot__head">
                <h2 class="slot__title">{words::proof(language)}</h2>
                {size.map(|size| view! { <span class="slot__state">{size}</span> })}
            </div>
            <p class="slot__hint" id="proof-hint">{words::proof_hint(language)}</p>
            {error.map(|error| view! { <p class="slot__error" id="proof-error">{error}</p> })}
            <form class="slot__form" method="post" action=action enctype="multipart/form-data">
                <HiddenKey/>
                <p class="field__hint" id="proof-limits">{words::proof_limits(language)}</p>
                <label class="visually-hidden" for="proof-file">{words::proof(language)}</label>
                <input
                    class="file-input"
                    id="proof-file"
                    name="file"
                    type="file"
                    accept="image/jpeg,image/png,image/webp"
                    aria-describedby=described_by
                />
                <button class="button button--small" type="submit">
                    <Icon name="upload" small=true/>
                    {if is_there { words::proof_replace(language) } else { words::proof_send(language) }}
                </button>
            </form>
        </section>
    }
}

#[component]
fn Picture(file: StoredFile, called: &'static str) -> impl IntoView {
    let language = crate::ui::Language::current();
    let download = format!("/files/{}", file.id);
    let link = view! { <a href=download>{words::proof_open(language, file.name)}</a> };
    match file.preview {
        FilePreview::Ready { width, height, .. } => view! {
            <div class="slot__preview">
                <img src=format!("/previews/{}/thumb/1", file.id) alt=words::proof_alt(language, called) width=width height=height/>
            </div>
            <p class="slot__hint">{link}</p>
        }
        .into_any(),
        FilePreview::Failed(_) => {
            view! { <p class="slot__hint">{words::proof_failed(language)}" "{link}</p> }.into_any()
        }
        FilePreview::Pending | FilePreview::None => {
            view! { <p class="slot__hint">{words::proof_pending(language)}" "{link}</p> }.into_any()
        }
    }
}

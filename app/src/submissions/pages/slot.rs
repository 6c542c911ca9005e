use domain::ids::VersionId;
use domain::language::Language;
use domain::submissions::{SlotKind, is_shrunk};
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::{Entry, FilePreview, LiveLink, StoredFile};

use super::SlotRefusal;
use super::design_link::{DesignLine, DesignLinkForm, stored_link};
use super::link_box::LinkBox;
use super::slot_words::{SlotWords, WordForm};
use crate::format;
use crate::submissions::islands::SendFile;
use crate::ui::{HiddenKey, Icon, Reader};
use crate::words::submissions as words;

/// One slot: what stands in it, and its own form while it can be changed.
#[component]
pub fn SlotCard(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    is_editable: bool,
    /// The page it stands on, where it can be changed.
    #[prop(optional, into)]
    home: String,
    #[prop(optional_no_strip)] refusal: Option<SlotRefusal>,
    #[prop(optional_no_strip)] links: Option<Vec<LiveLink>>,
) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let id = format!("slot-{}", slot.key);
    let title_id = format!("{}-title", slot.key);
    let class = match (&refusal, &entry) {
        (Some(_), _) => "slot slot--invalid",
        (None, Some(_)) => "slot slot--filled",
        (None, None) => "slot slot--empty",
    };
    let state = slot_state(language, &slot, entry.as_ref());
    let file = entry.as_ref().and_then(|entry| entry.file.clone());
    view! {
        <section class=class id=id aria-labelledby=title_id.clone()>
            {file.clone().map(|file| view! { <Picture file=file title=slot.title.in_language(language).to_owned()/> })}
            <div class="slot__head">
                <h2 class="slot__title" id=title_id.clone()>{slot.title.in_language(language).to_owned()}</h2>
                <span class="slot__state">{state}</span>
            </div>
            {file.map(|file| view! { <FileLine file=file/> })}
            {stored_link(&slot, entry.as_ref()).map(|link| view! { <DesignLine link=link/> })}
            {entry.as_ref().map(|entry| view! { <Origin entry=entry.clone()/> })}
            <p class="slot__hint" id=format!("{}-hint", slot.key)>{slot.hint.in_language(language).to_owned()}</p>
            {if is_editable {
                view! {
                    <SlotForm asked=slot.clone() entry=entry version=version home=home refusal=refusal/>
                    {links.map(|links| view! { <LinkBox asked=slot links=links version=version/> })}
                }
                .into_any()
            } else {
                view! {
                    {refusal
                        .map(|refusal| {
                            view! {
                                <SlotError slot_key=slot.key.clone() error=refusal.error/>
                                <Unsaved typed=refusal.typed.unwrap_or_default()/>
                            }
                        })}
                    <SlotWords asked=slot entry=entry/>
                }
                .into_any()
            }}
        </section>
    }
}

/// What is wrong with a slot, at the slot.
#[component]
pub(super) fn SlotError(slot_key: String, error: String) -> impl IntoView {
    view! { <p class="field__error" id=format!("{slot_key}-error")>{error}</p> }
}

/// What was typed where nothing can be changed any more, to be copied.
#[component]
fn Unsaved(typed: Vec<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let typed: Vec<_> = typed
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .collect();
    (!typed.is_empty()).then(|| {
        view! {
            <p class="slot__hint">{words::typed_not_saved(language)}</p>
            <p class="slot__words">{typed.join("\n")}</p>
        }
    })
}

/// The control that an error of a slot leads to.
pub(super) fn control(slot: &Slot) -> String {
    match slot.kind {
        SlotKind::Photo | SlotKind::Pdf | SlotKind::Design => format!("file-{}", slot.key),
        SlotKind::Text | SlotKind::Number => format!("value-{}", slot.key),
        SlotKind::Table => format!("cell-{}-1-1", slot.key),
    }
}

fn slot_state(language: Language, slot: &Slot, entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry {
            is_carried: true, ..
        }) => words::carried(language).to_owned(),
        Some(Entry {
            file: Some(file), ..
        }) => words::received_size(language, format::size(language, file.byte_size)),
        Some(_) => words::received(language).to_owned(),
        None if slot.is_required => words::not_filled(language).to_owned(),
        None => words::optional(language).to_owned(),
    }
}

/// The file's picture, once there is one: before the title, where it stands at the side on a wide screen.
#[component]
fn Picture(file: StoredFile, title: String) -> impl IntoView {
    let language = crate::ui::Language::current();
    let FilePreview::Ready { width, height, .. } = file.preview else {
        return ().into_any();
    };
    view! {
        <div class="slot__preview">
            <img src=format!("/previews/{}/thumb/1", file.id) alt=words::preview_alt(language, &title) width=width height=height/>
        </div>
    }
    .into_any()
}

/// The file's name, and why there is no picture of it.
#[component]
fn FileLine(file: StoredFile) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (class, text) = match file.preview {
        FilePreview::Pending => ("slot__hint", Some(words::preview_pending(language))),
        FilePreview::Failed(_) => ("slot__error", Some(words::preview_failed(language))),
        FilePreview::Ready { .. } | FilePreview::None => ("slot__hint", None),
    };
    view! {
        <p class=class>
            {text.map(|text| format!("{text} "))}
            <a href=format!("/files/{}", file.id)><bdi>{file.name}</bdi></a>
        </p>
    }
}

/// Who brought it, where it was not the participant, and a word on a photo that was shrunk on its way.
#[component]
fn Origin(entry: Entry) -> impl IntoView {
    let language = crate::ui::Language::current();
    let size = entry.file.and_then(|file| file.width.zip(file.height));
    let is_small = size.is_some_and(|(width, height)| is_shrunk(width, height));
    view! {
        {entry.is_by_link.then(|| view! { <p class="slot__hint">{words::came_by_link(language)}</p> })}
        {entry.put_by.map(|name| view! { <p class="slot__hint">{words::put_by(language, name)}</p> })}
        {entry.is_data_saver.then(|| view! { <p class="slot__hint">{words::data_saver_mark(language)}</p> })}
        {(is_small && !entry.is_data_saver).then(|| view! { <p class="slot__hint">{words::shrunk(language)}</p> })}
    }
}

#[component]
fn SlotForm(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    home: String,
    refusal: Option<SlotRefusal>,
) -> impl IntoView {
    let slot = asked;
    if slot.kind == SlotKind::Design {
        let is_typed = refusal
            .as_ref()
            .is_some_and(|refusal| refusal.typed.is_some());
        let (link, file) = if is_typed {
            (refusal, None)
        } else {
            (None, refusal)
        };
        let seen = entry.as_ref().map_or(0, |entry| entry.row_version);
        view! {
            <FileForm asked=slot.clone() seen=seen version=version home=home error=file.map(|refusal| refusal.error)/>
            <DesignLinkForm asked=slot entry=entry version=version refusal=link/>
        }
        .into_any()
    } else if slot.kind.takes_file() {
        view! { <FileForm asked=slot seen=entry.map_or(0, |entry| entry.row_version) version=version home=home error=refusal.map(|refusal| refusal.error)/> }.into_any()
    } else {
        view! { <WordForm asked=slot entry=entry version=version home=home refusal=refusal/> }
            .into_any()
    }
}

#[component]
fn FileForm(
    asked: Slot,
    /// The row version of what stands in it; 0 while it is empty.
    seen: i64,
    version: VersionId,
    home: String,
    error: Option<String>,
) -> impl IntoView {
    let slot = asked;
    let row = format!("version-{version}-{}", slot.key);
    let is_photo = slot.kind == SlotKind::Photo;
    let language = crate::ui::Language::current();
    let field = format!("file-{}", slot.key);
    let (accept, limits) = accepted(language, slot.kind);
    let title = slot.title.in_language(language).to_owned();
    let is_invalid = error.is_some();
    let described_by = if is_invalid {
        format!("{0}-error {0}-hint {field}-limits", slot.key)
    } else {
        format!("{}-hint {field}-limits", slot.key)
    };
    view! {
        <form class=form_class(is_invalid) method="post" action=format!("/versions/{version}/files/{}", slot.key) enctype="multipart/form-data">
            <HiddenKey/>
            <input type="hidden" name="row_version" value=seen/>
            {error.map(|error| view! { <SlotError slot_key=slot.key.clone() error=error/> })}
            {is_photo.then(|| view! { <input type="hidden" name="data_saver"/> })}
            <p class="field__hint" id=format!("{field}-limits")>{limits}</p>
            <label class="visually-hidden" for=field.clone()>{title}</label>
            <input class="file-input" id=field name="file" type="file" accept=accept aria-describedby=described_by aria-invalid=is_invalid.then_some("true")/>
            <SendFile account=Reader::account() row=row home=home shrinks=is_photo language=language/>
            <button class="button button--small" type="submit">
                <Icon name="upload" small=true/>
                {if seen > 0 { words::replace_file(language) } else { words::upload(language) }}
            </button>
        </form>
    }
}

/// What a file field offers to choose, and its limits in words.
pub(super) fn accepted(language: Language, kind: SlotKind) -> (&'static str, &'static str) {
    match kind {
        SlotKind::Photo => (
            "image/jpeg,image/png,image/webp",
            words::photo_limits(language),
        ),
        SlotKind::Pdf => ("application/pdf", words::pdf_limits(language)),
        _ => (".cdr,.ai,.eps,.psd,.zip", words::design_limits(language)),
    }
}

/// A form of a slot, with the red line at its side while something in it has to be mended.
pub(super) const fn form_class(is_invalid: bool) -> &'static str {
    if is_invalid {
        "slot__form field--invalid"
    } else {
        "slot__form"
    }
}

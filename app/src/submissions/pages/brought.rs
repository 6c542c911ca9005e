use domain::submissions::{Agreement, SlotKind, is_shrunk};
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::{Brought, FilePreview, OnBehalfPage, Target};

use super::OnBehalfForm;
use crate::format;
use crate::submissions::islands::BringFiles;
use crate::ui::{Choice, FieldError, HiddenKey, Icon, Options, Reader};
use crate::words::submissions as words;

fn address(page: &OnBehalfPage, target: &Target, rest: &str) -> String {
    format!(
        "/enrollments/{}/on-behalf{rest}?for={}:{}",
        page.participant.enrollment, target.assignment_key, target.product
    )
}

/// Takes in several files at once: chosen, dropped or pasted.
#[component]
pub(super) fn Bring(page: OnBehalfPage, target: Target, errors: Vec<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let action = address(&page, &target, "/files");
    let home = address(&page, &target, "");
    let is_invalid = !errors.is_empty();
    let described_by = if is_invalid {
        "files-error files-hint"
    } else {
        "files-hint"
    };
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <HiddenKey/>
            <div class=if is_invalid { "field field--invalid bring" } else { "field bring" }>
                <label class="field__label" for="files">{words::bring_files(language)}</label>
                <p class="field__hint" id="files-hint">{words::bring_files_hint(language)}</p>
                <FieldError name="files" error=is_invalid.then(|| errors.join(" "))/>
                <input
                    class="file-input"
                    id="files"
                    name="file"
                    type="file"
                    multiple
                    accept="image/jpeg,image/png,image/webp,application/pdf,.cdr,.ai,.eps,.psd,.zip"
                    aria-describedby=described_by
                    aria-invalid=is_invalid.then_some("true")
                />
                <BringFiles account=Reader::account() home=home language=language/>
            </div>
            <div class="form__actions">
                <button class="button" type="submit"><Icon name="upload" small=true/>{words::take_in(language)}</button>
            </div>
        </form>
    }
}

/// Which file goes where, and who sends it.
#[component]
pub(super) fn Assign(
    page: OnBehalfPage,
    target: Target,
    form: OnBehalfForm,
    now: Timestamp,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    if page.waiting.is_empty() && target.version.is_none() {
        return ().into_any();
    }
    let action = address(&page, &target, "");
    let today = now.date(Zone::Wib).to_string();
    let typed = |name: &str, other: &str| {
        if form.fields.has(name) {
            form.fields.text(name).to_owned()
        } else {
            other.to_owned()
        }
    };
    let agreement = typed("agreement", Agreement::OwnTap.code());
    let agreed_on = typed("agreed_on", &today);
    let day_error = form.day_error.clone();
    let name = page.participant.name.clone();
    let suggested = suggestions(&page);
    let files = page.waiting.iter().zip(suggested).map(|(brought, suggestion)| {
        let chosen = typed(&format!("slot-{}", brought.id), suggestion.as_deref().unwrap_or_default());
        let error = form
            .place_error
            .as_ref()
            .filter(|(file, _)| *file == brought.id)
            .map(|(_, text)| text.clone());
        view! { <BroughtFile page=page.clone() brought=brought.clone() chosen=chosen error=error/> }
    });
    view! {
        <form class="form" method="post" action=action>
            <HiddenKey/>
            {page
                .slots
                .iter()
                .map(|slot| {
                    let entry = page.entries.iter().find(|entry| entry.slot_key == slot.key);
                    let seen = entry.map_or(0, |entry| entry.row_version);
                    view! { <input type="hidden" name=format!("seen-{}", slot.key) value=seen/> }
                })
                .collect_view()}
            {(!page.waiting.is_empty()).then(|| view! { <h2>{words::which_part(language)}</h2> })}
            <ul class="brought" role="list">{files.collect_view()}</ul>
            <fieldset class="group" id="agreement">
                <legend class="group__title">{words::who_sends(language)}</legend>
                <Choice
                    name="agreement"
                    value=Agreement::OwnTap.code()
                    label=words::sends_themselves(language, &name)
                    hint=words::sends_themselves_hint(language)
                    checked=agreement == Agreement::OwnTap.code()
                />
                <Choice
                    name="agreement"
                    value=Agreement::ByPhone.code()
                    label=words::agreed_by_phone(language, &name)
                    hint=words::agreed_by_phone_hint(language)
                    checked=agreement == Agreement::ByPhone.code()
                />
                <div class=if day_error.is_some() { "field field--invalid" } else { "field" }>
                    <label class="field__label" for="agreed_on">{words::agreed_on(language)}</label>
                    <FieldError name="agreed_on" error=day_error.clone()/>
                    <input
                        class="field__control"
                        id="agreed_on"
                        name="agreed_on"
                        type="date"
                        value=agreed_on
                        max=today
                        aria-describedby=day_error.is_some().then_some("agreed_on-error")
                        aria-invalid=day_error.is_some().then_some("true")
                    />
                </div>
            </fieldset>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::save(language)}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn BroughtFile(
    page: OnBehalfPage,
    brought: Brought,
    chosen: String,
    error: Option<String>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let file = brought.file;
    let name = file.name.clone();
    let mut options = vec![(String::new(), words::no_part_yet(language).to_owned())];
    options.extend(
        page.slots
            .iter()
            .filter(|slot| slot.kind.takes(&file.media_type))
            .map(|slot| (slot.key.clone(), part_name(&page, slot, language))),
    );
    options.push(("-".to_owned(), words::not_for_this(language).to_owned()));
    let picture = match file.preview {
        FilePreview::Ready { width, height, .. } => view! {
            <img src=format!("/previews/{}/thumb/1", file.id) alt="" width=width height=height/>
        }
        .into_any(),
        FilePreview::Pending => {
            view! { <span class="thumbs__name">{words::preview_pending(language)}</span> }
                .into_any()
        }
        FilePreview::Failed(_) | FilePreview::None => view! { <Icon name="file"/> }.into_any(),
    };
    let is_small = matches!((file.width, file.height), (Some(width), Some(height)) if is_shrunk(width, height));
    view! {
        <li class="brought__file">
            <div class="brought__picture">{picture}</div>
            <div class="brought__words">
                <p class="brought__name"><bdi>{name.clone()}</bdi>" · "{format::size(language, file.byte_size)}</p>
                {is_small.then(|| view! { <p class="field__hint">{words::shrunk(language)}</p> })}
                <Options name=format!("slot-{}", brought.id) label=words::part_of_file(language) options=options value=chosen error=error/>
            </div>
        </li>
    }
}

/// A slot's title, and whether something stands in it that would be replaced.
fn part_name(page: &OnBehalfPage, slot: &Slot, language: domain::language::Language) -> String {
    let title = slot.title.in_language(language);
    if page.entries.iter().any(|entry| entry.slot_key == slot.key) {
        words::replaces(language, title)
    } else {
        title.to_owned()
    }
}

/// The files in the order in which they came, into the empty slots of their kind in the order of the page: mostly right.
fn suggestions(page: &OnBehalfPage) -> Vec<Option<String>> {
    let mut free: Vec<&Slot> = page
        .slots
        .iter()
        .filter(|slot| page.entries.iter().all(|entry| entry.slot_key != slot.key))
        .collect();
    page.waiting
        .iter()
        .map(|brought| {
            let kind = &brought.file.media_type;
            // A design slot takes anything, but a photo is hardly ever meant for it.
            let at = free.iter().position(|slot| {
                let is_photo = SlotKind::Photo.takes(kind);
                slot.kind.takes(kind) && !(is_photo && slot.kind == SlotKind::Design)
            })?;
            Some(free.remove(at).key.clone())
        })
        .collect()
}

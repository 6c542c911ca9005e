use domain::ids::VersionId;
use domain::language::Language;
use domain::submissions::SlotKind;
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::{Entry, FilePreview, StoredFile};

use super::SlotRefusal;
use crate::format;
use crate::ui::{Field, HiddenKey, Icon, TextArea};
use crate::words::submissions as words;

/// One slot: what stands in it, and its own form while it can be changed.
#[component]
pub fn SlotCard(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    is_editable: bool,
    #[prop(optional_no_strip)] refusal: Option<SlotRefusal>,
) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let id = format!("slot-{}", slot.key);
    let class = match (&refusal, &entry) {
        (Some(_), _) => "slot slot--invalid",
        (None, Some(_)) => "slot slot--filled",
        (None, None) => "slot slot--empty",
    };
    let state = slot_state(language, &slot, entry.as_ref());
    view! {
        <section class=class id=id>
            {entry.as_ref().and_then(|entry| entry.file.clone()).map(|file| view! { <Preview file=file title=slot.title.in_language(language).to_owned()/> })}
            <div class="slot__head">
                <h2 class="slot__title">{slot.title.in_language(language).to_owned()}</h2>
                <span class="slot__state">{state}</span>
            </div>
            <p class="slot__hint" id=format!("{}-hint", slot.key)>{slot.hint.in_language(language).to_owned()}</p>
            {refusal.as_ref().map(|refusal| view! { <p class="slot__error" id=format!("{}-error", slot.key)>{refusal.error.clone()}</p> })}
            {if is_editable {
                view! { <SlotForm asked=slot entry=entry version=version refusal=refusal/> }.into_any()
            } else {
                view! { <SlotWords asked=slot entry=entry/> }.into_any()
            }}
        </section>
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

#[component]
fn Preview(file: StoredFile, title: String) -> impl IntoView {
    let language = crate::ui::Language::current();
    let download = format!("/files/{}", file.id);
    match file.preview {
        FilePreview::Ready { width, height, .. } => view! {
            <div class="slot__preview">
                <img src=format!("/previews/{}/thumb/1", file.id) alt=words::preview_alt(language, &title) width=width height=height/>
            </div>
        }
        .into_any(),
        FilePreview::Pending => view! { <p class="slot__hint">{words::preview_pending(language)}" "<a href=download>{file.name}</a></p> }.into_any(),
        FilePreview::Failed(_) => view! { <p class="slot__error">{words::preview_failed(language)}" "<a href=download>{file.name}</a></p> }.into_any(),
        FilePreview::None => view! { <p class="slot__hint"><a href=download>{file.name}</a></p> }.into_any(),
    }
}

#[component]
fn SlotForm(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    refusal: Option<SlotRefusal>,
) -> impl IntoView {
    let slot = asked;
    if slot.kind.takes_file() {
        view! { <FileForm asked=slot is_filled=entry.is_some() version=version has_error=refusal.is_some()/> }.into_any()
    } else {
        view! { <WordForm asked=slot entry=entry version=version typed=refusal.map(|refusal| refusal.typed)/> }.into_any()
    }
}

#[component]
fn FileForm(asked: Slot, is_filled: bool, version: VersionId, has_error: bool) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let field = format!("file-{}", slot.key);
    let (accept, limits) = match slot.kind {
        SlotKind::Photo => (
            "image/jpeg,image/png,image/webp",
            words::photo_limits(language),
        ),
        SlotKind::Pdf => ("application/pdf", words::pdf_limits(language)),
        _ => (".cdr,.ai,.eps,.psd,.zip", words::design_limits(language)),
    };
    let title = slot.title.in_language(language).to_owned();
    let described_by = if has_error {
        format!("{0}-error {0}-hint {field}-limits", slot.key)
    } else {
        format!("{}-hint {field}-limits", slot.key)
    };
    view! {
        <form class="slot__form" method="post" action=format!("/versions/{version}/files/{}", slot.key) enctype="multipart/form-data">
            <HiddenKey/>
            <p class="field__hint" id=format!("{field}-limits")>{limits}</p>
            <label class="visually-hidden" for=field.clone()>{title}</label>
            <input class="file-input" id=field name="file" type="file" accept=accept aria-describedby=described_by/>
            <button class="button button--small" type="submit">
                <Icon name="upload" small=true/>
                {if is_filled { words::replace_file(language) } else { words::upload(language) }}
            </button>
        </form>
    }
}

#[component]
fn WordForm(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    typed: Option<Vec<String>>,
) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let name = format!("value-{}", slot.key);
    let label = slot.title.in_language(language).to_owned();
    let input = match slot.kind {
        SlotKind::Table => {
            let rows = typed.map_or_else(
                || {
                    entry
                        .as_ref()
                        .map(|entry| entry.rows.clone())
                        .unwrap_or_default()
                },
                |cells| {
                    cells
                        .chunks(slot.columns.len().max(1))
                        .map(<[String]>::to_vec)
                        .collect()
                },
            );
            view! { <TableInput asked=slot.clone() rows=rows/> }.into_any()
        }
        SlotKind::Number => {
            let stored = entry
                .as_ref()
                .and_then(|entry| entry.number)
                .map(|value| format::number(language, value));
            let value = typed
                .and_then(|typed| typed.into_iter().next())
                .or(stored)
                .unwrap_or_default();
            view! { <Field name=name label=label value=value inputmode="decimal" unit=slot.unit.clone().unwrap_or_default() maxlength=20/> }.into_any()
        }
        _ => {
            let stored = entry.as_ref().and_then(|entry| entry.text.clone());
            let value = typed
                .and_then(|typed| typed.into_iter().next())
                .or(stored)
                .unwrap_or_default();
            view! {
                <div class="field">
                    <label class="visually-hidden" for=name.clone()>{label}</label>
                    <TextArea id=name.clone() name=name value=value rows=5 maxlength=10_000 described_by=format!("{}-hint", slot.key)/>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <form class="slot__form" method="post" action=format!("/versions/{version}/slots/{}", slot.key)>
            <HiddenKey/>
            {input}
            <button class="button button--small" type="submit">{words::save(language)}</button>
        </form>
    }
}

#[component]
fn TableInput(asked: Slot, rows: Vec<Vec<String>>) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let count = rows
        .len()
        .max(usize::try_from(slot.row_count).unwrap_or(3))
        .min(20);
    let columns = slot.columns.clone();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=slot.title.in_language(language).to_owned()>
            <table class="table table--cards">
                <thead>
                    <tr>
                        {columns.iter().map(|column| view! { <th scope="col">{column.in_language(language).to_owned()}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {(0..count)
                        .map(|row| {
                            view! {
                                <tr>
                                    {columns
                                        .iter()
                                        .enumerate()
                                        .map(|(column, title)| {
                                            let value = rows.get(row).and_then(|cells| cells.get(column)).cloned().unwrap_or_default();
                                            let label = words::cell(language, title.in_language(language), row + 1);
                                            view! { <td data-label=title.in_language(language).to_owned()><input class="field__control" name="cell" value=value aria-label=label maxlength="500"/></td> }
                                        })
                                        .collect_view()}
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// What stands in a slot that can no longer be changed.
#[component]
fn SlotWords(asked: Slot, entry: Option<Entry>) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let Some(entry) = entry else {
        return view! { <p class="slot__hint">{words::left_empty(language)}</p> }.into_any();
    };
    if let Some(text) = entry.text {
        return view! { <p class="slot__words">{text}</p> }.into_any();
    }
    if let Some(number) = entry.number {
        return view! { <p class="slot__words">{format!("{} {}", format::number(language, number), slot.unit.unwrap_or_default())}</p> }.into_any();
    }
    if entry.rows.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=slot.title.in_language(language).to_owned()>
            <table class="table table--cards">
                <thead>
                    <tr>
                        {slot.columns.iter().map(|column| view! { <th scope="col">{column.in_language(language).to_owned()}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {entry
                        .rows
                        .into_iter()
                        .map(|row| {
                            let titles = slot.columns.iter().map(|column| column.in_language(language).to_owned());
                            view! { <tr>{row.into_iter().zip(titles).map(|(cell, title)| view! { <td data-label=title>{cell}</td> }).collect_view()}</tr> }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

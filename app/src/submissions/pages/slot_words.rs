use domain::ids::VersionId;
use domain::submissions::SlotKind;
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::Entry;

use super::SlotRefusal;
use super::slot::{SlotError, control, form_class};
use crate::format;
use crate::ui::islands::{Autosave, Reach};
use crate::ui::{Field, HiddenKey, Notice, Reader, TextArea};
use crate::words::submissions as words;

/// The form of a slot that takes words, a number or a table.
#[component]
pub(super) fn WordForm(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    home: String,
    refusal: Option<SlotRefusal>,
) -> impl IntoView {
    let slot = asked;
    let is_unsaved = refusal
        .as_ref()
        .is_some_and(|refusal| refusal.typed.is_some());
    let stored = entry
        .clone()
        .filter(|_| refusal.as_ref().is_some_and(|refusal| refusal.is_stale));
    let row_version = entry.as_ref().map_or(0, |entry| entry.row_version);
    let row = format!("version-{version}-{}", slot.key);
    let language = crate::ui::Language::current();
    let name = format!("value-{}", slot.key);
    let label = slot.title.in_language(language).to_owned();
    let is_invalid = refusal.is_some();
    let error = refusal.as_ref().map(|refusal| refusal.error.clone());
    let typed = refusal.and_then(|refusal| refusal.typed);
    let shown_error = error.clone().filter(|_| slot.kind != SlotKind::Number);
    let input = match slot.kind {
        SlotKind::Table => {
            let rows = match typed {
                Some(cells) => cells
                    .chunks(slot.columns.len().max(1))
                    .map(<[String]>::to_vec)
                    .collect(),
                None => entry.map(|entry| entry.rows).unwrap_or_default(),
            };
            view! { <TableInput asked=slot.clone() rows=rows is_invalid=is_invalid/> }.into_any()
        }
        SlotKind::Number => {
            let stored = entry
                .and_then(|entry| entry.number)
                .map(|value| format::number(language, value));
            let value = first(typed).or(stored).unwrap_or_default();
            view! { <Field name=name label=label value=value error=error inputmode="decimal" unit=slot.unit.clone().unwrap_or_default() maxlength=20/> }.into_any()
        }
        _ => {
            let stored = entry.and_then(|entry| entry.text);
            let value = first(typed).or(stored).unwrap_or_default();
            let described_by = if is_invalid {
                format!("{0}-error {0}-hint", slot.key)
            } else {
                format!("{}-hint", slot.key)
            };
            view! {
                <div class="field">
                    <label class="visually-hidden" for=name.clone()>{label}</label>
                    <TextArea id=name.clone() name=name value=value rows=5 maxlength=10_000 described_by=described_by invalid=is_invalid/>
                </div>
            }
            .into_any()
        }
    };
    // The number's field draws its own error and its own red line.
    let class = form_class(shown_error.is_some());
    view! {
        <form class=class method="post" action=format!("/versions/{version}/slots/{}", slot.key)>
            <HiddenKey/>
            {shown_error.map(|error| view! { <SlotError slot_key=slot.key.clone() error=error/> })}
            <input type="hidden" name="row_version" value=row_version/>
            {stored.map(|stored| view! { <NowStored asked=slot.clone() entry=stored/> })}
            {input}
            <Autosave
                account=Reader::account()
                row=row
                home=home
                reach=Reach::Server
                is_unsaved=is_unsaved
                received=words::received(language).to_owned()
                language=language
            />
            <button class="button button--small" type="submit">{words::save(language)}</button>
        </form>
    }
}

/// What somebody else saved, beside what was typed.
#[component]
fn NowStored(asked: Slot, entry: Entry) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <Notice kind="warning" title=words::now_stored(language)>
            <SlotWords asked=asked.clone() entry=Some(entry.clone())/>
        </Notice>
    }
}

fn first(typed: Option<Vec<String>>) -> Option<String> {
    typed.and_then(|typed| typed.into_iter().next())
}

/// A table to fill in: on a telephone each row is a card.
#[component]
fn TableInput(asked: Slot, rows: Vec<Vec<String>>, is_invalid: bool) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let count = rows
        .len()
        .max(usize::try_from(slot.row_count).unwrap_or(3))
        .min(20);
    let columns = slot.columns.clone();
    let first = control(&slot);
    let cell = |row: usize, column: usize| {
        let value = rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .cloned()
            .unwrap_or_default();
        let title = columns[column].in_language(language).to_owned();
        let label = words::cell(language, &title, row + 1);
        let is_first = row == 0 && column == 0;
        let is_wrong = is_invalid && (is_first || value.chars().count() > 500);
        view! {
            <td role="cell" data-label=title>
                <input
                    class="field__control"
                    id=is_first.then(|| first.clone())
                    name="cell"
                    value=value
                    aria-label=label
                    maxlength="500"
                    aria-invalid=is_wrong.then_some("true")
                    aria-describedby=is_wrong.then(|| format!("{}-error", slot.key))
                />
            </td>
        }
    };
    view! {
        <div class="table-scroll slot__table" tabindex="0" role="region" aria-label=slot.title.in_language(language).to_owned()>
            <table class="table table--cards" role="table">
                <Columns asked=slot.clone()/>
                <tbody role="rowgroup">
                    {(0..count)
                        .map(|row| view! { <tr role="row">{(0..columns.len()).map(|column| cell(row, column)).collect_view()}</tr> })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Columns(asked: Slot) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <thead role="rowgroup">
            <tr role="row">
                {asked
                    .columns
                    .iter()
                    .map(|column| view! { <th scope="col" role="columnheader">{column.in_language(language).to_owned()}</th> })
                    .collect_view()}
            </tr>
        </thead>
    }
}

/// What stands in a slot that can no longer be changed.
#[component]
pub(super) fn SlotWords(asked: Slot, entry: Option<Entry>) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    let Some(entry) = entry else {
        return view! { <p class="slot__hint">{words::left_empty(language)}</p> }.into_any();
    };
    if let Some(text) = entry.text.filter(|_| slot.kind == SlotKind::Text) {
        return view! { <p class="slot__words">{text}</p> }.into_any();
    }
    if let Some(number) = entry.number {
        return view! { <p class="slot__words">{format!("{} {}", format::number(language, number), slot.unit.unwrap_or_default())}</p> }.into_any();
    }
    if entry.rows.is_empty() {
        return ().into_any();
    }
    let titles: Vec<_> = slot
        .columns
        .iter()
        .map(|column| column.in_language(language).to_owned())
        .collect();
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate().map(|(column, cell)| {
            view! { <td role="cell" data-label=titles.get(column).cloned()>{cell}</td> }
        });
        view! { <tr role="row">{cells.collect_view()}</tr> }
    };
    view! {
        <div class="table-scroll slot__table" tabindex="0" role="region" aria-label=slot.title.in_language(language).to_owned()>
            <table class="table table--cards" role="table">
                <Columns asked=slot.clone()/>
                <tbody role="rowgroup">{entry.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

use domain::cohorts::import::Column;
use domain::language::Language;
use domain::markets::Category;
use leptos::prelude::*;
use store::cohorts::import::{Import, Reading};

use crate::cohorts::labels::column;
use crate::products::category;
use crate::ui::{ErrorSummary, HiddenKey, Options};
use crate::words::cohorts as words;

/// Which column is which: guessed, to be changed where the guess is wrong.
pub(super) fn columns(language: Language, found: &Import, typed: Option<&Reading>) -> AnyView {
    let chosen = typed.map_or(&found.options.columns, |typed| &typed.columns);
    let kind = typed.map_or(found.options.category, |typed| typed.category);
    let width = found
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| row.cells.len())
        .chain([found.options.heads.len()])
        .max()
        .unwrap_or(0);
    let options: Vec<_> = std::iter::once((String::new(), words::column_none(language).to_owned()))
        .chain((0..width).map(|index| {
            let head = found
                .options
                .heads
                .get(index)
                .filter(|head| !head.is_empty());
            let text = head
                .cloned()
                .unwrap_or_else(|| words::column_number(language, index + 1));
            (index.to_string(), text)
        }))
        .collect();
    let missing: Vec<_> = found
        .options
        .columns
        .missing()
        .map(|code| {
            let text = words::column_missing(language, column(language, code));
            (format!("column-{code}"), text)
        })
        .collect();
    let is_open = !missing.is_empty() || typed.is_some();
    let fields = Column::ALL.iter().map(|code| {
        let value = chosen.index(*code).map(|index| index.to_string());
        view! {
            <Options
                name=format!("column-{code}")
                label=column(language, *code)
                options=options.clone()
                value=value.unwrap_or_default()
            />
        }
    });
    let categories = Category::ALL
        .iter()
        .map(|code| (code.code().to_owned(), category(language, *code).to_owned()))
        .collect();
    view! {
        <ErrorSummary title=words::columns_lead(language) errors=missing/>
        <details open=is_open>
            <summary>{words::columns(language)}</summary>
            <form
                class="form"
                method="post"
                action=format!("/cohorts/{}/imports/{}/columns", found.cohort.id, found.id)
            >
                <HiddenKey/>
                <input type="hidden" name="row_version" value=found.row_version/>
                <p class="field__hint">{words::columns_lead(language)}</p>
                {fields.collect_view()}
                <Options
                    name="category"
                    label=words::list_category(language)
                    options=categories
                    value=kind.code()
                />
                <div class="form__actions">
                    <button class="button" type="submit">{words::columns_save(language)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

use domain::language::Language;
use leptos::prelude::*;
use sheet::Cell;
use store::cohorts::progress::{CohortProgress, ProgressRow};

use crate::cohorts::table::{cells, heads};
use crate::cohorts::view::{Key, View};
use crate::words::cohorts as words;

/// The rows that fit, a participant each; on a telephone each is a card.
pub(super) fn table(
    language: Language,
    progress: &CohortProgress,
    chosen: &View,
    rows: &[ProgressRow],
) -> AnyView {
    let heads = heads(language, progress);
    let texts: Vec<_> = heads.iter().map(|(_, text)| text.clone()).collect();
    let head = heads.into_iter().map(|(key, text)| {
        let sorted = (key == chosen.key).then_some(if chosen.is_descending {
            "descending"
        } else {
            "ascending"
        });
        let class = matches!(key, Key::Module(_) | Key::Whole).then_some("table__number");
        let query = chosen.sorted_by(key).query();
        view! {
            <th scope="col" role="columnheader" class=class aria-sort=sorted>
                <a class="table__sort" href=format!("?{query}")>{text}</a>
            </th>
        }
    });
    let body = rows
        .iter()
        .map(|row| line(language, progress, row, &texts))
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::progress(language)>
            <table class="table table--cards" role="table">
                <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(
    language: Language,
    progress: &CohortProgress,
    row: &ProgressRow,
    heads: &[String],
) -> AnyView {
    let own = format!(
        "/cohorts/{}/participants/{}",
        progress.cohort.id, row.participant.enrollment
    );
    let mut module_keys = progress
        .outline
        .modules
        .iter()
        .map(|module| module.key.clone());
    let cells =
        cells(language, row)
            .into_iter()
            .zip(heads)
            .enumerate()
            .map(|(index, (cell, head))| match cell {
                Cell::Text(text) if index == 0 => {
                    view! { <th scope="row" role="rowheader"><a href=own.clone()>{text}</a></th> }
                        .into_any()
                }
                Cell::Text(text) => {
                    view! { <td role="cell" data-label=head.clone()>{text}</td> }.into_any()
                }
                Cell::Number(percent) => {
                    let place = module_keys
                        .next()
                        .map_or_else(String::new, |key| format!("#module-{key}"));
                    view! {
                        <td role="cell" class="table__number" data-label=head.clone()>
                            <a href=format!("{own}{place}")>{words::percent(language, percent)}</a>
                        </td>
                    }
                    .into_any()
                }
                Cell::Empty => view! { <td role="cell" data-label=head.clone()></td> }.into_any(),
            });
    view! { <tr role="row">{cells.collect_view()}</tr> }.into_any()
}

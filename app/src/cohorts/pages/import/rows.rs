use domain::cohorts::import::{Column, Outcome};
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::import::{Asked, Group, Import, ImportRow};

use crate::cohorts::labels::{column, outcome, problem};
use crate::format::whole;
use crate::words::cohorts as words;

/// The rows by what becomes of them: what needs mending first.
pub(super) fn rows(language: Language, found: &Import, asked: Asked) -> AnyView {
    found
        .groups
        .iter()
        .map(|shown| group(language, found, shown, asked))
        .collect_view()
        .into_any()
}

fn group(language: Language, found: &Import, shown: &Group, asked: Asked) -> AnyView {
    let (wanted, rows) = (shown.outcome, &shown.rows);
    let title = outcome(language, wanted);
    // Why a row stays out, or what is to be known of one that does not.
    let why = if wanted == Outcome::Refuse {
        Some(words::why(language))
    } else {
        let has_notes = rows.iter().any(|row| !row.problems.is_empty());
        has_notes.then(|| words::row_note(language))
    };
    let known: Vec<_> = Column::ALL
        .iter()
        .copied()
        .filter(|code| found.options.columns.index(*code).is_some())
        .collect();
    let heads = known.iter().map(|code| {
        view! { <th scope="col" role="columnheader">{column(language, *code)}</th> }
    });
    let body = rows
        .iter()
        .map(|row| line(language, found, row, &known, why));
    view! {
        <section class="stack" id=format!("rows-{wanted}")>
            <h2>{format!("{title} ({})", whole(language, found.count(wanted)))}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table table--cards" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{words::line(language)}</th>
                            {heads.collect_view()}
                            {why.map(|why| view! { <th scope="col" role="columnheader">{why}</th> })}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{body.collect_view()}</tbody>
                </table>
            </div>
            {more(language, found, shown, asked)}
        </section>
    }
    .into_any()
}

/// The way to the rows that are not shown.
fn more(language: Language, found: &Import, shown: &Group, asked: Asked) -> AnyView {
    let last = shown.rows.last().filter(|_| shown.has_more);
    let Some(last) = last else {
        return ().into_any();
    };
    let wanted = shown.outcome;
    let base = format!(
        "/cohorts/{}/imports/{}?show={wanted}",
        found.cohort.id, found.id
    );
    let (address, text) = if asked.only.is_some() {
        let address = format!("{base}&after={}", last.line);
        (address, words::next_rows(language).to_owned())
    } else {
        (base, words::show_all_rows(language, found.count(wanted)))
    };
    view! { <p><a class="button" href=address>{text}</a></p> }.into_any()
}

fn line(
    language: Language,
    found: &Import,
    row: &ImportRow,
    known: &[Column],
    why: Option<&'static str>,
) -> AnyView {
    let cells = known.iter().map(|code| {
        let text = found.options.columns.cell(*code, &row.cells).to_owned();
        view! { <td role="cell" data-label=column(language, *code)>{text}</td> }
    });
    let why = why.map(|label| {
        let problems = row
            .problems
            .iter()
            .map(|told| view! { <li>{problem(language, told)}</li> });
        let list = (!row.problems.is_empty()).then(|| view! { <ul>{problems.collect_view()}</ul> });
        view! { <td role="cell" data-label=label>{list}</td> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{format!("{} {}", words::line(language), row.line)}</th>
            {cells.collect_view()}
            {why}
        </tr>
    }
    .into_any()
}

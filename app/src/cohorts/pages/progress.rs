use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::holidays::may_keep;
use domain::ids::CohortId;
use domain::language::Language;
use leptos::prelude::*;
use sheet::Cell;
use store::cohorts::progress::{CohortProgress, ProgressRow, cohort_progress};

use super::nav::CohortNav;
use super::settings::MissingYears;
use crate::cohorts::drawn::{drawn, stage, stand};
use crate::cohorts::labels::regency;
use crate::cohorts::table::{cells, heads, short};
use crate::cohorts::view::{Key, Stage, Stand, View};
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, Icon, PageHead};
use crate::words::cohorts as words;

/// Everybody of a cohort, module by module.
pub async fn progress(
    person: Person,
    Path(cohort): Path<i64>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let progress = cohort_progress(&visitor.site.db, &person.actor, CohortId(cohort)).await?;
    let chosen = View::read(&query);
    let keeps = may_keep(&person.actor).is_ok();
    let head = Head::new(progress.cohort.name.clone(), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || {
        page(language, &progress, &chosen, keeps)
    })
    .await)
}

fn page(language: Language, progress: &CohortProgress, chosen: &View, keeps: bool) -> AnyView {
    let cohort = &progress.cohort;
    let base = format!("/cohorts/{}", cohort.id);
    let rows = chosen.rows(progress);
    let taken = i64::try_from(progress.rows.len()).unwrap_or(i64::MAX);
    let lead = words::places_taken(language, taken, cohort.capacity);
    let waiting = (progress.waiting > 0).then(|| {
        let text = words::waiting_people(language, progress.waiting);
        view! { <p><a href=format!("{base}/places")>{text}</a></p> }
    });
    let nav = view! { <CohortNav cohort=cohort.id name=cohort.name.clone() current=""/> };
    let missing = view! { <MissingYears years=progress.missing_years.clone() keeps=keeps/> };
    if progress.rows.is_empty() {
        return view! {
            {nav}
            <PageHead title=cohort.name.clone() lead=lead/>
            {missing}
            {waiting}
            <Empty picture="empty-lesson.svg" title=words::nobody_title(language) text=words::nobody_text(language)>
                <a class="button button--primary" href=format!("{base}/imports")>{words::bring_list(language)}</a>
            </Empty>
        }
        .into_any();
    }
    let query = chosen.query();
    let mark = if query.is_empty() { "" } else { "?" };
    let workbook = format!("{base}/progress/xlsx{mark}{query}");
    let text_file = format!("{base}/progress/csv{mark}{query}");
    let shown = words::shown_people(language, i64::try_from(rows.len()).unwrap_or(i64::MAX));
    let body = if rows.is_empty() {
        view! {
            <Empty
                picture="empty-lesson.svg"
                title=words::nobody_filtered_title(language)
                text=words::nobody_filtered_text(language)
            />
        }
        .into_any()
    } else {
        table(language, progress, chosen, &rows)
    };
    view! {
        {nav}
        <PageHead title=cohort.name.clone() lead=lead>
            <a class="button" href=workbook><Icon name="download" small=true/>{words::download_xlsx(language)}</a>
            <a class="button" href=text_file><Icon name="download" small=true/>{words::download_csv(language)}</a>
        </PageHead>
        {missing}
        {waiting}
        {drawn(language, progress)}
        {filter(language, progress, chosen)}
        <p class="cluster">
            <span>{shown}</span>
            {chosen
                .is_filtered()
                .then(|| view! { <a class="button button--quiet button--small" href=base.clone()>{words::remove_filter(language)}</a> })}
        </p>
        {body}
    }
    .into_any()
}

fn filter(language: Language, progress: &CohortProgress, chosen: &View) -> AnyView {
    let mentors: BTreeMap<_, _> = progress
        .rows
        .iter()
        .filter_map(|row| {
            let who = &row.participant;
            Some((who.mentor_name.clone()?, who.mentor_id?))
        })
        .collect();
    let regencies: BTreeMap<_, _> = progress
        .rows
        .iter()
        .map(|row| {
            let code = &row.participant.regency_code;
            (regency(code), code.clone())
        })
        .collect();
    let all = (String::new(), words::all(language).to_owned());
    let mentor = chosen.mentor.map_or_else(String::new, |mentor| {
        mentor.map_or_else(|| "none".to_owned(), |id| id.to_string())
    });
    let (module, chosen_stand) = chosen
        .module
        .clone()
        .map_or_else(Default::default, |(key, stand)| (key, stand.code()));
    let mentor_options = [
        all.clone(),
        ("none".to_owned(), words::no_mentor(language).to_owned()),
    ]
    .into_iter()
    .chain(mentors.into_iter().map(|(name, id)| (id.to_string(), name)));
    let regency_options =
        std::iter::once(all.clone()).chain(regencies.into_iter().map(|(name, code)| (code, name)));
    let module_options =
        std::iter::once(all.clone()).chain(progress.outline.modules.iter().map(|module| {
            let short = short(module);
            let title = module.title.in_language(language);
            (module.key.clone(), format!("{short}. {title}"))
        }));
    let stands = Stand::ALL.map(|is| (is.code().to_owned(), stand(language, is).to_owned()));
    let stages = std::iter::once(all.clone())
        .chain(Stage::ALL.map(|step| (step.code().to_owned(), stage(language, step).to_owned())));
    let sort = chosen.key.code();
    let sort = if chosen.is_descending {
        format!("-{sort}")
    } else {
        sort
    };
    view! {
        <details open=chosen.is_filtered()>
            <summary>{words::filter(language)}</summary>
            <form class="form" method="get" action=format!("/cohorts/{}", progress.cohort.id)>
                <input type="hidden" name="sort" value=sort/>
                <crate::ui::Options name="mentor" label=words::mentor(language) options=mentor_options.collect() value=mentor/>
                <crate::ui::Options
                    name="regency"
                    label=words::regency(language)
                    options=regency_options.collect()
                    value=chosen.regency.clone().unwrap_or_default()
                />
                <crate::ui::Options name="module" label=words::module(language) options=module_options.collect() value=module/>
                <crate::ui::Options name="is" label=words::progress(language) options=stands.to_vec() value=chosen_stand/>
                <crate::ui::Options
                    name="stage"
                    label=words::how_far(language)
                    options=stages.collect()
                    value=chosen.stage.map(Stage::code).unwrap_or_default()
                />
                <div class="form__actions">
                    <button class="button" type="submit">{words::filter(language)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn table(
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

mod filter;
mod table;

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::holidays::may_keep;
use domain::ids::CohortId;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::progress::{CohortProgress, cohort_progress};

use self::filter::filter;
use self::table::table;
use super::nav::CohortNav;
use super::settings::MissingYears;
use crate::cohorts::drawn::drawn;
use crate::cohorts::view::View;
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

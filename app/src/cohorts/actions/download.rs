use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use domain::cohorts::import::Column;
use domain::ids::CohortId;
use domain::language::Language;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use sheet::{Cell, Separator};
use store::cohorts::import::imports;
use store::cohorts::progress::cohort_progress;

use crate::cohorts::labels::column;
use crate::cohorts::table::{cells, heads};
use crate::cohorts::view::View;
use crate::context::Person;
use crate::problem::Problem;
use crate::words::cohorts as words;

/// The rows of a template that are ready to be typed into.
const TEMPLATE_ROWS: usize = 200;

/// The progress table as it is on the screen: the same rows in the same order.
pub async fn download(
    person: Person,
    Path((cohort, format)): Path<(i64, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let progress = cohort_progress(&visitor.site.db, &person.actor, CohortId(cohort)).await?;
    let view = View::read(&query);
    let head = heads(language, &progress)
        .into_iter()
        .map(|(_, text)| Cell::Text(text))
        .collect();
    let rows: Vec<Vec<Cell>> = std::iter::once(head)
        .chain(view.rows(&progress).iter().map(|row| cells(language, row)))
        .collect();
    let name = file_name(&progress.cohort.name);
    match format.as_str() {
        "csv" => Ok(text_table(language, &format!("{name}.csv"), &rows)),
        "xlsx" => workbook(&format!("{name}.xlsx"), words::progress(language), &rows),
        _ => Err(Problem::NotFound),
    }
}

/// An empty list with the right heads, every cell of it text, so that a telephone number keeps its digits.
pub async fn template(person: Person, Path(cohort): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    imports(
        &visitor.site.db,
        &person.actor,
        CohortId(cohort),
        visitor.now,
    )
    .await?;
    let head: Vec<_> = Column::ALL
        .iter()
        .map(|code| Cell::Text(column(language, *code).to_owned()))
        .collect();
    let empty = vec![Cell::Empty; head.len()];
    let rows: Vec<_> = std::iter::once(head)
        .chain(std::iter::repeat_n(empty, TEMPLATE_ROWS))
        .collect();
    let name = words::list_template_name(language);
    workbook(&format!("{}.xlsx", name.to_lowercase()), name, &rows)
}

fn workbook(file: &str, name: &str, rows: &[Vec<Cell>]) -> Result<Response, Problem> {
    let bytes = sheet::xlsx(name, rows).map_err(|error| {
        tracing::error!(%error, "a workbook could not be written");
        Problem::Internal
    })?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(attached(file, kind, bytes))
}

/// A table as CSV, separated as spreadsheets of the reader's language expect it.
pub(crate) fn text_table(language: Language, file: &str, rows: &[Vec<Cell>]) -> Response {
    let separator = match language {
        Language::Id => Separator::Semicolon,
        Language::En => Separator::Comma,
    };
    let bytes = sheet::csv(rows, separator);
    attached(file, "text/csv; charset=utf-8", bytes)
}

/// Bytes to be kept, not opened in the page.
fn attached(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (CACHE_CONTROL, "private, no-store".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// A cohort's name with nothing in it that a header or a file system minds.
pub(crate) fn file_name(cohort: &str) -> String {
    let plain: String = cohort
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let words: Vec<_> = plain.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "kemas".to_owned()
    } else {
        words.join("-").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_is_safe_in_a_header() {
        assert_eq!(
            file_name("Angkatan 1 – Malang\r\n\"Raya\""),
            "angkatan-1-malang-raya"
        );
        assert_eq!(file_name("–"), "kemas");
    }
}

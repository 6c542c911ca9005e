use ::store::cohorts::import::{NewImport, Options, stage};
use ::store::command::{Command, Fingerprint};
use ::store::organisation::cohort_for;
use ::store::{CommandKey, Error};
use axum::extract::Path;
use axum::extract::multipart::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use domain::cohorts::import::{MAX_ROWS, Mapping, head_row};
use domain::ids::CohortId;
use domain::language::Language;
use domain::markets::Category;
use domain::text::one_line;
use sha2::{Digest, Sha256};
use sheet::{Limits, Refusal, Row};

use super::pages::lists_page;
use crate::context::Person;
use crate::problem::Problem;
use crate::words::cohorts as words;

/// The largest form with a list in it: the list with room for what stands around it.
pub const LIST_LIMIT: usize = 6_000_000;

const LIMITS: Limits = Limits {
    bytes: 5_000_000,
    rows: MAX_ROWS + 1,
    columns: 60,
};

/// What came with the form.
#[derive(Default)]
struct Received {
    key: Option<CommandKey>,
    category: Option<Category>,
    pasted: String,
    file: Vec<u8>,
    file_name: String,
}

/// Takes a list, as a file or pasted, and shows what would become of it.
pub async fn bring_list(
    person: Person,
    Path(cohort): Path<i64>,
    form: Multipart,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let cohort = CohortId(cohort);
    // Permission first: a stranger's file is not even read.
    cohort_for(
        &mut visitor.site.db.reader().await?.conn(),
        &person.actor,
        cohort,
    )
    .await?;
    let Some(received) = receive(form).await else {
        let why = words::list_cut(language);
        return lists_page(&person, cohort, Some((why, String::new()))).await;
    };
    let key = received.key.ok_or(Problem::BadRequest)?;
    let pasted = received.pasted;
    let (file, name) = (received.file, received.file_name);
    let is_file = !file.is_empty();
    let text = pasted.clone();
    let category = received.category.map_or("", |category| category.code());
    let digest = Sha256::digest(&file);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let fields = [("category", category), ("pasted", pasted.as_str())];
    let said = Fingerprint::of(&visitor.path, fields, &[&digest]);
    // A workbook takes a while to unpack: not on the threads that answer everybody else.
    let read = tokio::task::spawn_blocking(move || {
        if is_file {
            read_list(&file)
        } else {
            sheet::read_text(&text, LIMITS)
        }
    })
    .await
    .map_err(|_| Problem::Internal)?;
    let new = match read.and_then(|rows| list_of(name, received.category, rows)) {
        Ok(new) => new,
        Err(refusal) => {
            let why = message(language, refusal);
            return lists_page(&person, cohort, Some((why, pasted))).await;
        }
    };
    let command = Command {
        actor: person.actor.person,
        key,
        said: Some(said),
        now: visitor.now,
    };
    let import = match stage(&visitor.site.db, &person.actor, &command, cohort, &new).await {
        Ok(import) => import,
        Err(Error::SentBefore) => {
            let why = crate::words::sent_before::title(language);
            return lists_page(&person, cohort, Some((why, pasted))).await;
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/cohorts/{cohort}/imports/{import}")).into_response())
}

/// Reads the form; `None` when it was cut off.
async fn receive(mut form: Multipart) -> Option<Received> {
    let mut received = Received::default();
    while let Some(field) = form.next_field().await.ok()? {
        match field.name() {
            Some("key") => received.key = CommandKey::parse(&field.text().await.ok()?),
            Some("category") => received.category = field.text().await.ok()?.parse().ok(),
            Some("pasted") => received.pasted = field.text().await.ok()?,
            Some("file") => {
                received.file_name =
                    one_line(field.file_name().unwrap_or_default(), 200).unwrap_or_default();
                received.file = field.bytes().await.ok()?.to_vec();
            }
            _ => {}
        }
    }
    Some(received)
}

/// Reads a list of any kind that is taken, within its bounds.
///
/// # Errors
/// [`Refusal`] when it is no list, or too large a one.
pub fn read_list(bytes: &[u8]) -> Result<Vec<Row>, Refusal> {
    sheet::read(bytes, LIMITS)
}

/// The rows of a list with what its columns seem to be.
///
/// # Errors
/// [`Refusal`] when there is nothing in it, or too much.
pub fn list_of(
    source_name: String,
    category: Option<Category>,
    mut rows: Vec<Row>,
) -> Result<NewImport, Refusal> {
    let cells = || rows.iter().map(|row| row.cells.as_slice());
    let (columns, heads) = if let Some(head) = head_row(cells()) {
        // What stands above the heads is a title.
        let heads = rows.drain(..=head).next_back().map(|row| row.cells);
        let heads = heads.unwrap_or_default();
        (Mapping::guess(&heads), heads)
    } else {
        (Mapping::guess_from_data(cells()), Vec::new())
    };
    if rows.is_empty() {
        return Err(Refusal::Empty);
    }
    if rows.len() > MAX_ROWS {
        return Err(Refusal::TooManyRows);
    }
    Ok(NewImport {
        source_name,
        options: Options {
            columns,
            heads,
            category: category.unwrap_or(Category::Food),
        },
        rows: rows
            .into_iter()
            .map(|row| (i64::try_from(row.line).unwrap_or(i64::MAX), row.cells))
            .collect(),
    })
}

/// Why a list is not taken.
#[must_use]
pub fn message(language: Language, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => words::list_empty(language),
        Refusal::TooLarge => words::list_too_large(language),
        Refusal::TooManyRows => words::list_too_many_rows(language),
        Refusal::TooManyColumns => words::list_too_many_columns(language),
        Refusal::OldWorkbook => words::list_old_workbook(language),
        Refusal::NotATable => words::list_not_a_table(language),
    }
}

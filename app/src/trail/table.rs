use std::collections::HashMap;

use ::store::trail::{Filter, Trail, TrailRow, trail as load};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::ids::CohortId;
use domain::language::Language;
use domain::time::Timestamp;
use sheet::Cell;

use super::labels::{action, called, topic};
use crate::cohorts::{file_name, text_table};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::words::trail as words;

/// The most lines of a download.
const MOST: i64 = 50_000;

/// What is asked of a trail, as it stands in the address.
pub(super) fn read(query: &HashMap<String, String>) -> Filter {
    let text = |name: &str| query.get(name).filter(|value| !value.is_empty());
    Filter {
        person: text("person").and_then(|id| id.parse().ok()),
        topic: text("kind").cloned(),
        before: text("before").and_then(|place| {
            let (at, id) = place.split_once('.')?;
            Some((Timestamp(at.parse().ok()?), id.parse().ok()?))
        }),
    }
}

/// The address's query for a filter, without the page.
pub(super) fn query(filter: &Filter) -> String {
    let person = filter.person.map(|id| format!("person={id}"));
    let kind = filter
        .topic
        .as_ref()
        .map(|kind| format!("kind={}", crate::format::in_address(kind)));
    person.into_iter().chain(kind).collect::<Vec<_>>().join("&")
}

/// The heads: the same for the screen and for what is downloaded.
pub(super) fn heads(language: Language) -> [&'static str; 5] {
    [
        words::when(language),
        words::who(language),
        words::what(language),
        words::whom(language),
        words::object(language),
    ]
}

/// One line's cells, in the order of [`heads`].
pub(super) fn cells(language: Language, row: &TrailRow) -> [String; 5] {
    let system = || words::system(language).to_owned();
    // Whoever did it for themselves did it for nobody else.
    let whom = row.whom.clone().filter(|_| row.whom_id != row.actor_id);
    let object = match row.object.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => format!(
            "{}: {}",
            topic(language, &row.topic),
            called(language, &row.topic, name)
        ),
        None => topic(language, &row.topic).to_owned(),
    };
    [
        format::moment(language, row.recorded_at),
        row.actor.clone().unwrap_or_else(system),
        action(language, &row.action),
        whom.unwrap_or_default(),
        object,
    ]
}

/// The whole trail with this filter, in the order of the screen.
pub async fn download(
    person: Person,
    Path(cohort): Path<i64>,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let filter = Filter {
        before: None,
        ..read(&asked)
    };
    let cohort = CohortId(cohort);
    let found: Trail = load(&visitor.site.db, &person.actor, cohort, &filter, MOST).await?;
    let texts = |cells: Vec<String>| cells.into_iter().map(Cell::Text).collect::<Vec<_>>();
    let head = texts(heads(language).map(str::to_owned).to_vec());
    let lines = found
        .rows
        .iter()
        .map(|row| texts(cells(language, row).to_vec()));
    let rows: Vec<_> = std::iter::once(head).chain(lines).collect();
    let title = words::title(language).to_lowercase();
    let name = format!("{}-{title}.csv", file_name(&found.cohort.name));
    Ok(text_table(language, &name, &rows))
}

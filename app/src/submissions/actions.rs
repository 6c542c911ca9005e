use ::store::Failure;
use ::store::submissions::{self as store, Content, PutRefusal, submission_of_version};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{SubmissionId, VersionId};
use domain::language::Language;
use domain::submissions::{DesignLink, MissingSlot, SendRefusal, SlotKind};
use domain::text::{TextRefusal, optional_paragraphs};
use domain::time::{Timestamp, Zone};

use super::locked::locked;
use super::pages::{SlotRefusal, submission_page};
use crate::context::{Background, KeyedForm, Person, changed_elsewhere, not_saved, saved};
use crate::format;
use crate::problem::Problem;
use crate::words::submissions as words;

/// The most characters of a text slot.
const TEXT_LIMIT: usize = 10_000;
/// The most characters of a table's cell.
const CELL_LIMIT: usize = 500;

/// Opens the work on an assignment for a product.
pub async fn open_submission(
    person: Person,
    Path(key): Path<String>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let product = form.fields.parsed("product").ok_or(Problem::BadRequest)?;
    let command = form.command(person.actor.person, visitor.now);
    let id = store::open(&visitor.site.db, &person.actor, &command, &key, product).await?;
    Ok(Redirect::to(&format!("/submissions/{id}")))
}

/// Begins the next version of work that came back.
pub async fn begin_next_version(
    person: Person,
    Path(id): Path<i64>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    store::begin_next(&visitor.site.db, &person.actor, &command, SubmissionId(id)).await?;
    Ok(Redirect::to(&format!("/submissions/{id}")))
}

/// Fills a slot that takes words, a number or a table.
pub async fn put_slot(
    person: Person,
    Path((version, slot)): Path<(i64, String)>,
    Background(is_quiet): Background,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let page = submission_of_version(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let asked = page.assignment.slot(&slot).ok_or(Problem::NotFound)?;
    let submission = page.head.submission_id;
    let typed: Vec<String> = match asked.kind {
        SlotKind::Table => form.fields.all("cell").map(str::to_owned).collect(),
        _ => vec![form.fields.text(&format!("value-{slot}")).to_owned()],
    };
    let refused = |error: String| SlotRefusal {
        slot: slot.clone(),
        error,
        typed: Some(typed.clone()),
        is_stale: false,
    };
    let content = match asked.kind {
        SlotKind::Text => text(&typed[0])
            .map_err(|limit| words::text_too_long(language, format::whole(language, limit))),
        SlotKind::Number => {
            number(&typed[0]).ok_or_else(|| words::not_a_number(language).to_owned())
        }
        SlotKind::Table => table(&typed, asked.columns.len())
            .map_err(|limit| words::text_too_long(language, format::whole(language, limit))),
        SlotKind::Design => {
            let has_link = page.entry(&slot).is_some_and(|entry| entry.text.is_some());
            design_link(&typed[0], has_link)
                .ok_or_else(|| words::not_a_canva_link(language).to_owned())
        }
        SlotKind::Photo | SlotKind::Pdf => return Err(Problem::BadRequest),
    };
    let content = match content {
        Ok(content) => content,
        Err(error) if is_quiet => return Ok(not_saved(&error)),
        Err(error) => {
            return submission_page(&person, submission, vec![refused(error)], None).await;
        }
    };
    let command = form.command(person.actor.person, visitor.now);
    match store::put_entry(
        &visitor.site.db,
        &person.actor,
        &command,
        version,
        &slot,
        &content,
        form.fields.parsed("row_version"),
    )
    .await
    {
        Ok(put) if is_quiet => Ok(saved(put.row_version)),
        Ok(_) => {
            Ok(Redirect::to(&format!("/submissions/{submission}#slot-{slot}")).into_response())
        }
        Err(Failure::Refused(PutRefusal::Stale)) if is_quiet => Ok(changed_elsewhere()),
        Err(Failure::Refused(refusal)) => {
            let error = match refusal {
                PutRefusal::Locked => locked(language, &page.head, visitor.now),
                PutRefusal::Stale => words::stale(language).to_owned(),
                PutRefusal::Required => words::required_stays(language).to_owned(),
                PutRefusal::Left => words::you_left(language).to_owned(),
            };
            if is_quiet {
                return Ok(not_saved(&error));
            }
            let mut again = refused(error);
            again.is_stale = refusal == PutRefusal::Stale;
            submission_page(&person, submission, vec![again], None).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn text(typed: &str) -> Result<Content, usize> {
    match optional_paragraphs(typed, TEXT_LIMIT) {
        Ok(text) if text.is_empty() => Ok(Content::Nothing),
        Ok(text) => Ok(Content::Text(text)),
        Err(TextRefusal::TooLong { limit }) => Err(limit),
        Err(TextRefusal::Empty) => Ok(Content::Nothing),
    }
}

/// The address of a design. Nothing in place of one takes it away; a file that stands there is not touched by it.
fn design_link(typed: &str, has_link: bool) -> Option<Content> {
    if typed.trim().is_empty() && has_link {
        return Some(Content::Nothing);
    }
    DesignLink::parse(typed).map(Content::Link)
}

fn number(typed: &str) -> Option<Content> {
    if typed.trim().is_empty() {
        return Some(Content::Nothing);
    }
    format::read_number(typed).map(Content::Number)
}

fn table(cells: &[String], columns: usize) -> Result<Content, usize> {
    let mut rows = Vec::new();
    for chunk in cells.chunks(columns.max(1)) {
        let row: Vec<String> = chunk
            .iter()
            .map(|cell| match optional_paragraphs(cell, CELL_LIMIT) {
                Ok(cell) => Ok(cell),
                Err(_) => Err(CELL_LIMIT),
            })
            .collect::<Result<_, _>>()?;
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push(row);
        }
    }
    Ok(if rows.is_empty() {
        Content::Nothing
    } else {
        Content::Rows(rows)
    })
}

/// Sends a version, or says at each slot what is missing.
pub async fn send_version(
    person: Person,
    Path(version): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let command = form.command(person.actor.person, visitor.now);
    let refusal = match store::send(&visitor.site.db, &person.actor, &command, version).await {
        Ok(_) => return Ok(Redirect::to(&format!("/versions/{version}/receipt")).into_response()),
        Err(Failure::Refused(refusal)) => refusal,
        Err(Failure::Store(error)) => return Err(error.into()),
    };
    let page = submission_of_version(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let submission = page.head.submission_id;
    let day = |moment: Timestamp| format::date(language, moment.date(Zone::Wib));
    match refusal {
        SendRefusal::AlreadySent => {
            Ok(Redirect::to(&format!("/versions/{version}/receipt")).into_response())
        }
        SendRefusal::Left => {
            let refused = words::you_left(language).to_owned();
            submission_page(&person, submission, Vec::new(), Some(refused)).await
        }
        SendRefusal::NotOpen { opens_at } => {
            let refused = words::opens_at(language, day(opens_at));
            submission_page(&person, submission, Vec::new(), Some(refused)).await
        }
        SendRefusal::Closed { closed_at } => {
            let refused = words::closed_at(language, day(closed_at));
            submission_page(&person, submission, Vec::new(), Some(refused)).await
        }
        SendRefusal::Missing(slots) => {
            submission_page(&person, submission, missing_slots(language, slots), None).await
        }
    }
}

/// What is said at each required slot that is empty.
pub(super) fn missing_slots(language: Language, slots: Vec<MissingSlot>) -> Vec<SlotRefusal> {
    slots
        .into_iter()
        .map(|missing| SlotRefusal {
            slot: missing.0,
            error: words::slot_missing(language).to_owned(),
            typed: None,
            is_stale: false,
        })
        .collect()
}

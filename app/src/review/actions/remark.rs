use ::store::content::Assignment;
use ::store::review::{self as store, EditRefusal, NewRemark};
use ::store::{Error, Failure};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::{RemarkId, VersionId};
use domain::language::Language;
use domain::review::{Millimetres, RemarkCategory, RemarkState, Severity};
use domain::text::{TextRefusal, optional_paragraphs, paragraphs};

use super::LIMIT;
use super::posted::{beside, refused, too_long};
use super::words::edit_refusal;
use crate::context::{Background, Fields, KeyedForm, Person, saved};
use crate::format;
use crate::problem::Problem;
use crate::review::pages::{Typed, TypedRemark, desk_page};
use crate::words::review as words;

/// The most characters of what has to stand on the pack.
const EXACT_LIMIT: usize = 500;

/// Adds a remark.
pub async fn add_remark(
    person: Person,
    Path(version): Path<i64>,
    Background(is_quiet): Background,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let fields = &form.fields;
    let typed = typed_remark(fields);
    let with = |errors| Typed {
        remark: typed.clone(),
        errors,
        ..Typed::default()
    };
    let new = match new_remark(language, &typed, &desk.assignment) {
        Ok(new) => new,
        Err(errors) => return desk_page(&person, version, with(errors)).await,
    };
    let command = form.command(person.actor.person, visitor.now);
    let seen = fields.parsed("seen");
    let (db, actor) = (&visitor.site.db, &person.actor);
    match store::add_remark(db, actor, &command, version, &new, seen).await {
        Ok(_) if is_quiet => Ok(saved(0)),
        Ok(_) => Ok(Redirect::to(&format!("/desk/{version}#remarks")).into_response()),
        Err(Failure::Refused(EditRefusal::Swapped)) => {
            let typed = Typed {
                is_swapped: true,
                ..with(Vec::new())
            };
            desk_page(&person, version, typed).await
        }
        Err(Failure::Refused(refusal)) => {
            let errors = vec![("main".to_owned(), edit_refusal(language, &refusal))];
            desk_page(&person, version, with(errors)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// A remark as it was typed.
pub(super) fn typed_remark(fields: &Fields) -> TypedRemark {
    TypedRemark {
        words: fields.text("words").to_owned(),
        exact_words: fields.text("exact_words").to_owned(),
        size: fields.text("size").to_owned(),
        severity: fields.parsed("severity").unwrap_or(Severity::Must),
        category: fields.parsed("category").unwrap_or(RemarkCategory::Legal),
        slot_key: fields.text("slot").to_owned(),
    }
}

/// The remark, or what is wrong with it, by field.
pub(super) fn new_remark(
    language: Language,
    typed: &TypedRemark,
    assignment: &Assignment,
) -> Result<NewRemark, Vec<(String, String)>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, text: String| errors.push((field.to_owned(), text));
    let text = paragraphs(&typed.words, LIMIT);
    match text {
        Ok(_) => {}
        Err(TextRefusal::Empty) => wrong("words", words::remark_empty(language).to_owned()),
        Err(TextRefusal::TooLong { limit }) => wrong(
            "words",
            words::too_long(language, format::whole(language, limit)),
        ),
    }
    let exact = optional_paragraphs(&typed.exact_words, EXACT_LIMIT);
    if exact.is_err() {
        wrong(
            "exact_words",
            words::too_long(language, format::whole(language, EXACT_LIMIT)),
        );
    }
    let size = (!typed.size.trim().is_empty()).then(|| Millimetres::parse(&typed.size));
    if matches!(size, Some(Err(_))) {
        wrong("size", words::not_a_size(language).to_owned());
    }
    match (text, exact, size.transpose()) {
        (Ok(words), Ok(exact), Ok(size)) => Ok(NewRemark {
            words,
            severity: typed.severity,
            category: typed.category,
            slot_key: Some(typed.slot_key.clone()).filter(|key| assignment.slot(key).is_some()),
            exact_words: Some(exact).filter(|exact| !exact.is_empty()),
            size_mm: size.map(|size| size.stored()),
        }),
        _ => Err(errors),
    }
}

/// Says what became of a remark of the last answer.
pub async fn judge_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let state: RemarkState = form.fields.parsed("state").ok_or(Problem::BadRequest)?;
    decide(&person, version, remark, &form, Some(state)).await
}

/// Takes a remark back.
pub async fn remove_remark(
    person: Person,
    Path((version, remark)): Path<(i64, i64)>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    decide(&person, version, remark, &form, None).await
}

/// Settles a remark, or takes it back; what stands in the judgement's form is saved with it.
async fn decide(
    person: &Person,
    version: i64,
    remark: i64,
    form: &KeyedForm,
    state: Option<RemarkState>,
) -> Result<Response, Problem> {
    let (visitor, version, remark) = (&person.visitor, VersionId(version), RemarkId(remark));
    let (db, actor) = (&visitor.site.db, &person.actor);
    let desk = store::desk(db, actor, version, visitor.now).await?;
    let draft = beside(&form.fields, &desk.assignment);
    let too_long = draft
        .as_ref()
        .map(|draft| too_long(visitor.language, draft))
        .unwrap_or_default();
    if !too_long.is_empty() {
        let typed = Typed {
            draft,
            errors: too_long,
            ..Typed::default()
        };
        return desk_page(person, version, typed).await;
    }
    let command = form.command(person.actor.person, visitor.now);
    let typed = draft.as_ref();
    let (place, done) = match state {
        Some(state) => (
            "carried",
            store::judge_remark(db, actor, &command, version, remark, state, typed).await,
        ),
        None => (
            "remarks",
            store::delete_remark(db, actor, &command, version, remark, typed).await,
        ),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/desk/{version}#{place}")).into_response()),
        Err(Failure::Refused(refusal)) => refused(person, version, draft, refusal).await,
        // It was removed meanwhile: no reason to lose what was typed beside it.
        Err(Failure::Store(Error::NotFound)) if draft.is_some() => {
            let text = words::remark_gone(visitor.language).to_owned();
            let typed = Typed {
                draft,
                errors: vec![("main".to_owned(), text)],
                ..Typed::default()
            };
            desk_page(person, version, typed).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

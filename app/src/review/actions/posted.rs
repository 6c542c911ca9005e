use ::store::content::Assignment;
use ::store::review::{Draft, EditRefusal, MarkDraft};
use axum::response::Response;
use domain::ids::VersionId;
use domain::language::Language;
use domain::text::optional_paragraphs;

use super::LIMIT;
use super::words::edit_refusal;
use crate::context::{Fields, Person};
use crate::format;
use crate::problem::Problem;
use crate::review::pages::{Typed, desk_page};
use crate::words::review as words;

/// What stands in the judgement's form, when one of its other buttons was pressed; nothing where another form was posted.
pub(super) fn beside(fields: &Fields, assignment: &Assignment) -> Option<Draft> {
    fields.has("strength").then(|| draft(fields, assignment))
}

/// The judgement as it was posted.
pub(super) fn draft(fields: &Fields, assignment: &Assignment) -> Draft {
    // A form without a judgement (the button that only begins) keeps the empty one.
    let plain = |name: &str| optional_paragraphs(fields.text(name), usize::MAX).unwrap_or_default();
    Draft {
        strength: plain("strength"),
        next_step: plain("next_step"),
        decision: fields.parsed("decision"),
        unclear_slot: Some(fields.text("unclear_slot").to_owned())
            .filter(|key| assignment.slot(key).is_some()),
        marks: assignment
            .criteria
            .iter()
            .map(|criterion| MarkDraft {
                criterion: criterion.key.clone(),
                level: fields
                    .parsed(&format!("level-{}", criterion.key))
                    .filter(|level| (1..=4).contains(level)),
                comment: plain(&format!("comment-{}", criterion.key)),
            })
            .collect(),
        row_version: fields.parsed("row_version").unwrap_or(0),
        seen: fields.parsed("seen"),
    }
}

/// The fields that hold more than they may, each with what is said there.
pub(super) fn too_long(language: Language, draft: &Draft) -> Vec<(String, String)> {
    let own = [
        ("strength", &draft.strength),
        ("next_step", &draft.next_step),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text));
    let comments = draft
        .marks
        .iter()
        .map(|mark| (format!("comment-{}", mark.criterion), &mark.comment));
    own.chain(comments)
        .filter(|(_, text)| text.chars().count() > LIMIT)
        .map(|(name, _)| {
            let limit = format::whole(language, LIMIT);
            (name, words::too_long(language, limit))
        })
        .collect()
}

/// The desk once more, with everything that was typed and why it was not saved.
pub(super) async fn refused(
    person: &Person,
    version: VersionId,
    draft: Option<Draft>,
    refusal: EditRefusal<Draft>,
) -> Result<Response, Problem> {
    let text = edit_refusal(person.visitor.language, &refusal);
    let typed = match refusal {
        EditRefusal::Stale(stored) => Typed {
            draft: draft.map(|draft| draft.over(&stored)),
            stale: Some(stored),
            errors: vec![("judgement".to_owned(), text)],
            ..Typed::default()
        },
        EditRefusal::Swapped => Typed {
            draft,
            is_swapped: true,
            ..Typed::default()
        },
        _ => Typed {
            draft,
            errors: vec![("main".to_owned(), text)],
            ..Typed::default()
        },
    };
    desk_page(person, version, typed).await
}

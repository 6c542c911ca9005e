use ::store::Failure;
use ::store::content::Assignment;
use ::store::review::{self as store, Draft, EditRefusal, MarkDraft};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VersionId;
use domain::text::optional_paragraphs;

use super::LIMIT;
use super::words::edit_refusal;
use crate::context::{Background, Fields, KeyedForm, Person, changed_elsewhere, not_saved, saved};
use crate::format;
use crate::problem::Problem;
use crate::review::pages::{Typed, desk_page};
use crate::words::review as words;

/// Saves the judgement as far as it is.
pub async fn save(
    person: Person,
    Path(version): Path<i64>,
    Background(is_quiet): Background,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let version = VersionId(version);
    let desk = store::desk(&visitor.site.db, &person.actor, version, visitor.now).await?;
    let typed = draft(&form.fields, &desk.assignment);
    let refused = |typed: Draft, stale, errors| Typed {
        draft: Some(typed),
        stale,
        errors,
        ..Typed::default()
    };
    let too_long: Vec<_> = too_long(&typed)
        .into_iter()
        .map(|place| {
            (
                place,
                words::too_long(language, format::whole(language, LIMIT)),
            )
        })
        .collect();
    if !too_long.is_empty() && is_quiet {
        return Ok(not_saved(&words::too_long(
            language,
            format::whole(language, LIMIT),
        )));
    }
    if !too_long.is_empty() {
        return desk_page(&person, version, refused(typed, None, too_long)).await;
    }
    let command = form.command(person.actor.person, visitor.now);
    match store::save_draft(&visitor.site.db, &person.actor, &command, version, &typed).await {
        Ok(row_version) if is_quiet => Ok(saved(row_version)),
        Ok(_) => Ok(Redirect::to(&format!("/desk/{version}#judgement")).into_response()),
        Err(Failure::Refused(EditRefusal::Stale(_))) if is_quiet => Ok(changed_elsewhere()),
        Err(Failure::Refused(refusal)) if is_quiet => {
            Ok(not_saved(&edit_refusal(language, &refusal)))
        }
        Err(Failure::Refused(EditRefusal::Stale(stored))) => {
            let errors = vec![("judgement".to_owned(), words::stale(language).to_owned())];
            let mine = Draft {
                row_version: stored.row_version,
                ..typed
            };
            desk_page(&person, version, refused(mine, Some(stored), errors)).await
        }
        Err(Failure::Refused(refusal)) => {
            let errors = vec![("main".to_owned(), edit_refusal(language, &refusal))];
            desk_page(&person, version, refused(typed, None, errors)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

fn draft(fields: &Fields, assignment: &Assignment) -> Draft {
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
    }
}

/// The fields that hold more than they may.
fn too_long(draft: &Draft) -> Vec<String> {
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
        .map(|(name, _)| name)
        .collect()
}

use ::store::CommandKey;
use ::store::command::Command;
use ::store::submissions::{self as store, NewFile, on_behalf_page as load};
use axum::extract::multipart::Multipart;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::EnrollmentId;

use super::Wish;
use crate::context::{Background, Fields, Person, not_saved, saved};
use crate::problem::Problem;
use crate::submissions::pages::{OnBehalfForm, on_behalf_page};
use crate::submissions::receive::{Receiving, Refusal, Wanted, key_of, message, next_file};
use crate::words::submissions as words;

/// The most that several files together may have.
pub const BROUGHT_LIMIT: usize = 250_000_000;

/// Takes in the files of a participant, each for itself: what has arrived stays, whatever happens to the next.
pub async fn bring_files(
    person: Person,
    Path(enrollment): Path<i64>,
    Query(wish): Query<Wish>,
    background: Background,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let enrollment = EnrollmentId(enrollment);
    // Asked before anything is read: nobody fills the storage for somebody else's participant.
    load(
        &visitor.site.db,
        &person.actor,
        enrollment,
        None,
        visitor.now,
    )
    .await?;
    let mut fields = Fields::default();
    let mut errors = Vec::new();
    loop {
        let mut receiving = Receiving::new(&visitor.site.files, Wanted::Anything);
        let Some(arrived) = next_file(&mut form, &mut fields, &mut receiving).await? else {
            break;
        };
        match arrived.file {
            Ok(file) => bring(&person, enrollment, &key_of(&fields)?, &file).await?,
            Err(refusal) => {
                let text = message(visitor.language, refusal);
                errors.push(if arrived.name.is_empty() {
                    text
                } else {
                    words::slot_error(visitor.language, arrived.name, text)
                });
                if refusal == Refusal::Cut {
                    break;
                }
            }
        }
    }
    if background.0 {
        return Ok(if errors.is_empty() {
            saved(0)
        } else {
            not_saved(&errors.join(" "))
        });
    }
    if errors.is_empty() {
        let back = format!(
            "/enrollments/{enrollment}/on-behalf?for={}",
            wish.target_in_address()
        );
        return Ok(Redirect::to(&back).into_response());
    }
    let form = OnBehalfForm {
        file_errors: errors,
        ..OnBehalfForm::default()
    };
    on_behalf_page(&person, enrollment, &wish, form).await
}

/// One file. Its key is the form's with the file's own content, so that a repeat of the form finds what came before,
/// and another choice of files under the same form is not taken for it.
async fn bring(
    person: &Person,
    enrollment: EnrollmentId,
    key: &CommandKey,
    file: &NewFile,
) -> Result<(), Problem> {
    let form: String = key.as_str().chars().take(22).collect();
    let content: String = file.sha256.chars().take(40).collect();
    let key = CommandKey::parse(&format!("{form}-{content}")).ok_or(Problem::BadRequest)?;
    let command = Command {
        actor: person.actor.person,
        key,
        // Its key holds its content.
        said: None,
        now: person.visitor.now,
    };
    let db = &person.visitor.site.db;
    store::bring(db, &person.actor, &command, enrollment, file).await?;
    Ok(())
}

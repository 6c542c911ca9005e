use ::store::CommandKey;
use ::store::command::Command;
use ::store::submissions::{self as store, NewFile, on_behalf_page as load};
use axum::extract::multipart::Multipart;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::EnrollmentId;

use super::Wish;
use crate::context::{Background, Person, not_saved, saved};
use crate::problem::Problem;
use crate::submissions::pages::{OnBehalfForm, on_behalf_page};
use crate::submissions::receive::{Receiving, Refusal, Wanted, message};
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
    let mut key = None;
    let mut errors = Vec::new();
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => {
                errors.push(message(visitor.language, Refusal::Cut));
                break;
            }
        };
        match field.name() {
            Some("key") => {
                let text = field.text().await.unwrap_or_default();
                key = CommandKey::parse(&text);
            }
            Some("file") => {
                let key = key.clone().ok_or(Problem::BadRequest)?;
                let name = domain::text::file_name(field.file_name().unwrap_or_default());
                let mut receiving = Receiving::new(&visitor.site.files, Wanted::Anything);
                match receiving.take(field).await? {
                    Ok(file) => bring(&person, enrollment, &key, &file).await?,
                    Err(refusal) => {
                        let text = message(visitor.language, refusal);
                        errors.push(if name.is_empty() {
                            text
                        } else {
                            words::slot_error(visitor.language, name, text)
                        });
                        if refusal == Refusal::Cut {
                            break;
                        }
                    }
                }
            }
            _ => {}
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
        said: None,
        now: person.visitor.now,
    };
    let db = &person.visitor.site.db;
    store::bring(db, &person.actor, &command, enrollment, file).await?;
    Ok(())
}

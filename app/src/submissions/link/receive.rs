use ::store::submissions::{
    LinkPage, LinkRefusal, link_page as load, note_received, receive_by_link,
};
use ::store::token::Token;
use ::store::{Error, Failure};
use axum::extract::Path;
use axum::extract::multipart::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use domain::submissions::LinkState;

use crate::context::{Fields, Visitor};
use crate::problem::Problem;
use crate::submissions::pages::link_page;
use crate::submissions::receive::{Receiving, Refusal, Wanted, key_of, message, next_file};
use crate::submissions::unlisted::unlisted;
use crate::words::submissions as words;

/// What is asked of somebody with a link.
pub async fn link(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Problem> {
    let page = load(&visitor.site.db, &Token::received(&token), visitor.now).await?;
    Ok(shown(visitor, &token, page, None).await)
}

/// Takes one file, streamed to the storage as any other.
pub async fn upload_by_link(
    visitor: Visitor,
    Path(token): Path<String>,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let secret = Token::received(&token);
    let db = &visitor.site.db;
    let page = load(db, &secret, visitor.now).await?;
    if page.state != LinkState::Live || page.is_used_up {
        return Ok(shown(visitor, &token, page, None).await);
    }
    let mut receiving = Receiving::new(&visitor.site.files, Wanted::Kind(page.asked.kind));
    let mut fields = Fields::default();
    let arrived = next_file(&mut form, &mut fields, &mut receiving).await;
    let bytes = i64::try_from(receiving.received).unwrap_or(i64::MAX);
    note_received(db, page.id, bytes).await?;
    let file = match arrived?.map_or(Err(Refusal::NoFile), |arrived| arrived.file) {
        Ok(file) => file,
        Err(refusal) => {
            let error = message(visitor.language, refusal);
            return Ok(shown(visitor, &token, page, Some(error)).await);
        }
    };
    let (key, seen) = (key_of(&fields)?, fields.parsed("row_version"));
    match receive_by_link(db, &secret, &key, &file, seen, visitor.now).await {
        Ok(_) => Ok(unlisted(
            Redirect::to(&format!("/u/{token}")).into_response(),
        )),
        Err(Failure::Refused(refusal)) => {
            visitor.site.files.delete(&file.object_key).await?;
            let page = load(db, &secret, visitor.now).await?;
            let error = match refusal {
                // It ended while the file was on its way.
                LinkRefusal::Over => words::link_over(visitor.language),
                LinkRefusal::Stale => words::link_filled_meanwhile(visitor.language),
            };
            let error = error.to_owned();
            Ok(shown(visitor, &token, page, Some(error)).await)
        }
        Err(Failure::Store(Error::SentBefore)) => {
            visitor.site.files.delete(&file.object_key).await?;
            let page = load(db, &secret, visitor.now).await?;
            let error = crate::words::sent_before::file(visitor.language).to_owned();
            Ok(shown(visitor, &token, page, Some(error)).await)
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Whoever is signed in on this device is nobody here: the page is the same for everybody who holds the link.
async fn shown(visitor: Visitor, token: &str, page: LinkPage, error: Option<String>) -> Response {
    let nobody = Visitor {
        signed_in: None,
        token: None,
        ..visitor
    };
    unlisted(link_page(&nobody, token, page, error).await)
}

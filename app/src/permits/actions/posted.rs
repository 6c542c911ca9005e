use ::store::files::Files;
use ::store::submissions::NewFile;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use http::header::CONTENT_TYPE;

use crate::context::{Fields, Site};
use crate::problem::Problem;
use crate::submissions::{FileRefusal, Receiving, Wanted, next_file};

/// The most of a form of words alone.
const WORDS: usize = 300_000;

/// The form of a paper as it came.
pub(super) struct Posted {
    /// What was typed and chosen.
    pub(super) fields: Fields,
    /// The photo or PDF, stored already; nothing where none was picked.
    pub(super) proof: Option<Result<NewFile, FileRefusal>>,
}

/// Reads the form: with a file it comes in parts, and the file is streamed to the storage.
pub(super) async fn posted(site: &Site, mut request: Request) -> Result<Posted, Problem> {
    let kind = request.headers().get(CONTENT_TYPE);
    let is_in_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    if !is_in_parts {
        DefaultBodyLimit::max(WORDS).apply(&mut request);
        return Ok(Posted {
            fields: Fields::from_request(request, site).await?,
            proof: None,
        });
    }
    let form = Multipart::from_request(request, site).await;
    in_parts(&site.files, form.map_err(|_| Problem::BadRequest)?).await
}

async fn in_parts(files: &Files, mut form: Multipart) -> Result<Posted, Problem> {
    let mut fields = Fields::default();
    let mut receiving = Receiving::new(files, Wanted::PhotoOrPdf);
    let arrived = next_file(&mut form, &mut fields, &mut receiving).await?;
    let proof = arrived
        .map(|arrived| arrived.file)
        .filter(|file| !matches!(file, Err(FileRefusal::NoFile)));
    Ok(Posted { fields, proof })
}

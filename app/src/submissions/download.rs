use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::ids::FileId;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};
use store::files::{ObjectKey, without_metadata};
use store::submissions::{file_for, preview_for};

use crate::context::Person;
use crate::problem::Problem;

/// A file as it was sent, without what the camera wrote into it: always an attachment, never shown from our origin.
pub async fn download(person: Person, Path(file): Path<i64>) -> Result<Response, Problem> {
    let site = &person.visitor.site;
    let access = file_for(&site.db, &person.actor, FileId(file)).await?;
    let bytes = site
        .files
        .get(&ObjectKey::stored(access.object_key))
        .await?;
    let bytes = without_metadata(&access.media_type, bytes).ok_or(Problem::BrokenFile)?;
    let headers = [
        (CONTENT_TYPE, access.media_type),
        (CONTENT_DISPOSITION, attachment(&access.name)),
        (CACHE_CONTROL, "private, no-store".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// A picture that was made of a file's page. A browser that has it asks again each time, so that it is shown only to whoever
/// may see it now: the next one at a shared device may not.
pub async fn preview(
    person: Person,
    Path((file, size, page)): Path<(i64, String, i64)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let site = &person.visitor.site;
    let access = preview_for(&site.db, &person.actor, FileId(file), page, &size).await?;
    let tag = tag(&access.object_key);
    let kept = [
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (ETAG, tag.clone()),
    ];
    let known = headers.get_all(IF_NONE_MATCH).iter();
    if known
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
    {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let bytes = site
        .files
        .get(&ObjectKey::stored(access.object_key))
        .await?;
    let headers = [
        (CONTENT_TYPE, access.media_type),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox".to_owned(),
        ),
    ];
    Ok((kept, headers, bytes).into_response())
}

/// Names what an object holds, which never changes, and nothing of the object itself.
fn tag(object_key: &str) -> String {
    let digest = Sha256::digest(object_key);
    let short: String = digest[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{short}\"")
}

/// The file's own name, in the form that keeps every letter (RFC 6266, RFC 8187), with a plain one beside it.
fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') {
                c
            } else {
                '_'
            }
        })
        .collect();
    let encoded = name.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_cannot_break_the_header() {
        assert_eq!(
            attachment("label \"baru\"\r\n.pdf"),
            "attachment; filename=\"label _baru___.pdf\"; filename*=UTF-8''label%20%22baru%22%0D%0A.pdf"
        );
    }
}

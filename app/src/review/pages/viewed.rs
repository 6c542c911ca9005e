use domain::ids::VersionId;
use http::HeaderMap;

use crate::context::Person;

/// Notes that the page of a design was really shown: not when a browser only fetched it in advance. That the note could
/// not be written is no reason to keep the page back.
pub(super) async fn note_view(person: &Person, version: VersionId, headers: &HeaderMap) {
    if is_in_advance(headers) {
        return;
    }
    let visitor = &person.visitor;
    let noted =
        store::review::note_view(&visitor.site.db, &person.actor, version, visitor.now).await;
    if let Err(error) = noted {
        tracing::error!(%error, "a look at a design was not noted");
    }
}

fn is_in_advance(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-moz"]
        .into_iter()
        .filter_map(|name| headers.get(name)?.to_str().ok())
        .any(|value| value.contains("prefetch"))
}

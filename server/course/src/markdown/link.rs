use ammonia::Url;

use super::Context;
use crate::FindingKind;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The list of sources under the lesson.
    Source(String),
    /// Another lesson.
    Lesson(String),
    /// Somebody else's page.
    Outside(String),
}

impl Target {
    pub(super) fn of(address: &str, context: &Context<'_>) -> Result<Self, FindingKind> {
        if let Some(key) = address.strip_prefix("source:") {
            return known(key, context.sources)
                .map(Self::Source)
                .ok_or_else(|| FindingKind::UnknownSource(key.to_owned()));
        }
        if let Some(key) = address.strip_prefix("lesson:") {
            return known(key, context.lessons)
                .map(Self::Lesson)
                .ok_or_else(|| FindingKind::UnknownLesson(key.to_owned()));
        }
        secure_address(address).map(Self::Outside)
    }

    /// The attributes of the link.
    pub(super) fn attributes(&self) -> (String, &'static str) {
        match self {
            Self::Source(key) => (format!("#source-{key}"), ""),
            Self::Lesson(key) => (format!("/lessons/{key}"), ""),
            Self::Outside(address) => (address.clone(), " rel=\"noopener\""),
        }
    }
}

fn known(key: &str, keys: &std::collections::BTreeSet<String>) -> Option<String> {
    keys.get(key).cloned()
}

/// The address as a browser reads it, when it is `https`, names a host and carries no password.
pub(crate) fn secure_address(address: &str) -> Result<String, FindingKind> {
    let broken = || FindingKind::BrokenLink(address.to_owned());
    let url = Url::parse(address).map_err(|_| broken())?;
    match url.scheme() {
        "https" => {}
        "http" => return Err(FindingKind::HttpLink(address.to_owned())),
        _ => return Err(broken()),
    }
    if url.host_str().is_none() || !url.username().is_empty() || url.password().is_some() {
        return Err(broken());
    }
    Ok(url.into())
}

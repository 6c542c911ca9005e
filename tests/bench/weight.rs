//! What a telephone downloads for a lesson, as it comes over the line, heads included.

use std::collections::{BTreeMap, BTreeSet};

use crate::client::{Connection, question};
use crate::server::Server;
use crate::{Failure, pages};

/// What a visit weighs.
#[derive(Default)]
pub struct Weight {
    /// Bytes of the first visit by kind, WebAssembly and what starts it apart.
    pub first: BTreeMap<&'static str, usize>,
    /// Bytes of a later one: what a browser may not keep.
    pub again: usize,
    /// Bytes of WebAssembly and what starts it.
    pub islands: usize,
    /// Answers of the first visit.
    pub answers: usize,
}

impl Weight {
    /// Bytes of the first visit.
    pub fn first_bytes(&self) -> usize {
        self.first.values().sum()
    }
}

/// Asks for the lesson and for everything that it, or a style sheet of it, refers to.
pub async fn of_lesson(server: &Server) -> Result<Weight, Failure> {
    let cookie = &server.data.participant.cookie;
    let mut connection = Connection::open(server.address).await?;
    let mut weight = Weight::default();
    let mut waiting = vec![pages::LESSON.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let text = {
            let answer = connection
                .ask(&question(&path, Some(cookie), false))
                .await?;
            if answer.status != 200 {
                return Err(format!("{path}: {}", answer.status).into());
            }
            String::from_utf8_lossy(answer.body).into_owned()
        };
        let answer = connection.ask(&question(&path, Some(cookie), true)).await?;
        weight.answers += 1;
        match kind(&path) {
            "islands" => weight.islands += answer.wire_bytes,
            kind => {
                *weight.first.entry(kind).or_default() += answer.wire_bytes;
                let head = answer.head.to_ascii_lowercase();
                if !head.contains("max-age=31536000") {
                    weight.again += answer.wire_bytes;
                }
            }
        }
        match kind(&path) {
            "page" => waiting.extend(attributes(&text)),
            "style" => waiting.extend(style_addresses(&text)),
            _ => {}
        }
    }
    Ok(weight)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("css") => "style",
        Some("wasm" | "js") => "islands",
        Some("woff2") => "font",
        Some("svg" | "png" | "jpg" | "webp" | "ico") => "pictures",
        _ if path.starts_with("/pictures/") => "pictures",
        _ => "page",
    }
}

/// What a browser fetches by itself: everything below `/assets/` and `/pictures/` that an attribute names.
fn attributes(html: &str) -> Vec<String> {
    html.split(['"', '\''])
        .filter(|value| value.starts_with("/assets/") || value.starts_with("/pictures/"))
        .map(|value| value.split('#').next().unwrap_or(value).to_owned())
        .collect()
}

fn style_addresses(css: &str) -> Vec<String> {
    css.split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|address| address.trim_matches(['"', '\'', ' ']))
        .filter(|address| !address.starts_with("data:"))
        .map(|address| {
            if address.starts_with('/') {
                address.to_owned()
            } else {
                format!("/assets/{}", address.trim_start_matches("./"))
            }
        })
        .collect()
}

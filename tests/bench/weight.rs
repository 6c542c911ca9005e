//! What a telephone downloads for a lesson, as it comes over the line, heads included.

use std::collections::{BTreeMap, BTreeSet};

use crate::Failure;
use crate::client::{Connection, question};
use crate::server::Server;

/// What a visit weighs.
#[derive(Default)]
pub struct Weight {
    /// The page.
    pub path: String,
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

/// The heaviest part of all lessons there are, and how many were weighed.
pub async fn of_lessons(server: &Server) -> Result<(Weight, usize), Failure> {
    let cookie = &server.data.participant.cookie;
    let mut connection = Connection::open(server.address).await?;
    let mut waiting = vec!["/learn".to_owned()];
    let mut seen = BTreeSet::new();
    let mut heaviest = Weight::default();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = connection
            .ask(&question(&path, Some(cookie), false))
            .await?;
        let html = String::from_utf8_lossy(answer.body).into_owned();
        // Pages only: forms of a lesson are sent to addresses below its own.
        let pages = named(&html, &["/lessons/"]);
        waiting.extend(pages.filter(|path| path.matches('/').count() == 2));
        if path.starts_with("/lessons/") {
            let weight = of_page(server, path).await?;
            if weight.first_bytes() > heaviest.first_bytes() {
                heaviest = weight;
            }
        }
    }
    Ok((heaviest, seen.len() - 1))
}

/// Asks for a page and for everything that it, or a style sheet of it, refers to.
async fn of_page(server: &Server, path: String) -> Result<Weight, Failure> {
    let cookie = &server.data.participant.cookie;
    let mut connection = Connection::open(server.address).await?;
    let mut weight = Weight {
        path: path.clone(),
        ..Weight::default()
    };
    let mut waiting = vec![path];
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
            // What a browser fetches by itself.
            "page" => waiting.extend(named(&text, &["/assets/", "/pictures/"])),
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

/// Every attribute that begins like one of these, without what comes after `#`.
fn named<'a>(html: &'a str, beginnings: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    html.split(['"', '\''])
        .filter(move |value| {
            beginnings
                .iter()
                .any(|beginning| value.starts_with(beginning))
        })
        .map(|value| value.split('#').next().unwrap_or(value).to_owned())
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

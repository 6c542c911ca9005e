//! A form whose key stands for other words already: what was sent first is done, and what is sent now is neither dropped nor
//! taken for it.

use axum::response::Response;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;

use crate::context::Visitor;
use crate::kept::{Filled, Kept, Posted, list_page};
use crate::shell::{Head, render};
use crate::ui::PageHead;
use crate::words::sent_before as words;

/// What was sent, for the layer that can ask for the page it stood on. Travels with the answer, which does where that page
/// cannot be had.
#[derive(Clone, Debug)]
pub struct SentBefore {
    /// The form, without its key.
    pub posted: Posted,
    /// The reader's.
    pub language: Language,
}

/// What was typed, every text in a box of its own; or a word on it, where the form is no longer to be had.
pub async fn page(visitor: &Visitor, posted: Option<Posted>) -> Response {
    let language = visitor.language;
    let Some(mut posted) = posted.map(Posted::without_secrets).filter(Posted::fits) else {
        return alone(visitor).await;
    };
    posted.fields.retain(|(name, _)| name != "key");
    let found = SentBefore {
        posted: posted.clone(),
        language,
    };
    if let Ok(key) = store::CommandKey::new() {
        let key = ("key".to_owned(), key.as_str().to_owned());
        posted.fields.push(key);
    }
    let kept = Kept {
        owner: String::new(),
        posted,
    };
    let mut response = list_page(visitor, kept).await;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response.extensions_mut().insert(found);
    response
}

async fn alone(visitor: &Visitor) -> Response {
    let language = visitor.language;
    let head = Head::new(words::title(language), "").refused(true);
    render(visitor, head, move || {
        view! { <PageHead title=words::title(language) lead=words::open_again(language)/> }
            .into_any()
    })
    .await
}

/// The page with its form filled, and a word on top of it on what became of which words.
#[must_use]
pub fn with_notice(language: Language, filled: &Filled) -> String {
    let mut notice = format!(
        "<div class=\"notice notice--warning\" role=\"alert\"><h2 class=\"notice__title\">{}</h2><div class=\"notice__text\"><p>{} <a href=\"#{}\">{}</a></p>",
        words::title(language),
        words::text(language),
        filled.anchor,
        crate::words::kept::to_form(language),
    );
    for (_, text) in &filled.left {
        notice.push_str(&format!("<pre>{}</pre>", escaped(text)));
    }
    notice.push_str("</div></div>");
    let main = filled
        .html
        .find("<main")
        .and_then(|start| Some(start + filled.html[start..].find('>')? + 1))
        .unwrap_or(0);
    let (before, after) = filled.html.split_at(main);
    format!("{before}{notice}{after}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

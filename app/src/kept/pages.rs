use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use store::identity::whose_session;

use super::html::escaped;
use super::{Filled, Kept, Posted};
use crate::context::Visitor;
use crate::identity::{Refused, login_page};
use crate::shell::{Head, render};
use crate::ui::{HiddenKey, Notice, PageHead, TextArea};
use crate::words::kept as words;

/// The door, for somebody whose session ended while they typed: it carries what they sent.
pub async fn door(visitor: &Visitor, posted: Option<Posted>) -> Response {
    let language = visitor.language;
    let mut form = Refused {
        status: StatusCode::UNAUTHORIZED,
        next: "/today".to_owned(),
        ..Refused::default()
    };
    let posted = posted.map(Posted::without_secrets);
    form.ended = Some(match &posted {
        None => words::ended_lost(language),
        Some(posted) if !posted.fits() => words::ended_too_large(language),
        Some(_) => words::ended_kept(language),
    });
    form.kept = match posted.filter(Posted::fits) {
        Some(posted) => Some(Kept {
            owner: owner(visitor).await.unwrap_or_default(),
            posted,
        }),
        None => None,
    };
    login_page(visitor, form).await
}

/// The mark of the person whose session this browser had.
async fn owner(visitor: &Visitor) -> Option<String> {
    let token = visitor.token.as_ref()?;
    let person = whose_session(&visitor.site.db, token).await.ok()??;
    Some(visitor.site.seal().await.ok()?.mark(person))
}

/// Fields that travel unseen.
#[component]
pub fn KeptFields(fields: Vec<(String, String)>) -> impl IntoView {
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
}

/// The page with its form filled, and a word on top of it that nothing was sent yet.
#[must_use]
pub fn with_notice(visitor: &Visitor, kept: &Kept, filled: Filled) -> String {
    let language = visitor.language;
    let mut notice = format!(
        "<div class=\"notice notice--success\" role=\"status\"><h2 class=\"notice__title\">{}</h2><div class=\"notice__text\"><p>{} <a href=\"#{}\">{}</a></p>",
        escaped(words::again_title(language)),
        escaped(words::again_text(language)),
        escaped(&filled.anchor),
        escaped(words::to_form(language)),
    );
    if !kept.posted.files.is_empty() {
        let names = words::pick_again(language, kept.posted.files.join(", "));
        notice.push_str(&format!("<p><strong>{}</strong></p>", escaped(&names)));
    }
    if !filled.left.is_empty() {
        notice.push_str(&format!("<p>{}</p>", escaped(words::left(language))));
        for (_, text) in &filled.left {
            notice.push_str(&format!("<pre>{}</pre>", escaped(text)));
        }
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

/// What was typed, where the page it stood on cannot be had: every text in a box of its own, sent to the same place.
pub async fn list_page(visitor: &Visitor, kept: Kept) -> Response {
    let language = visitor.language;
    let title = words::fallback_title(language);
    render(visitor, Head::new(title, ""), move || {
        let posted = kept.posted.clone();
        let (unseen, texts): (Vec<_>, Vec<_>) = posted
            .fields
            .into_iter()
            .partition(|(name, value)| is_technical(name) || value.is_empty());
        let is_keyed = unseen.iter().any(|(name, _)| name == "key");
        let files = (!posted.files.is_empty())
            .then(|| view! { <Notice kind="warning" title=words::pick_again(language, posted.files.join(", "))/> });
        view! {
            <PageHead title=title lead=words::fallback_lead(language)/>
            {files}
            <form class="form" method="post" action=posted.to>
                <KeptFields fields=unseen/>
                {(!is_keyed).then(|| view! { <HiddenKey/> })}
                {texts
                    .into_iter()
                    .zip(1_u32..)
                    .map(|((name, value), number)| {
                        let id = format!("kept-{number}");
                        view! {
                            <div class="field">
                                <label class="field__label" for=id.clone()>{words::left_label(language, number)}</label>
                                <TextArea id=id name=name value=value rows=3/>
                            </div>
                        }
                    })
                    .collect_view()}
                <div class="form__actions">
                    <button class="button button--primary" type="submit">{words::send(language)}</button>
                </div>
            </form>
        }
    })
    .await
}

/// What no person typed.
fn is_technical(name: &str) -> bool {
    matches!(name, "key" | "row_version" | "next")
}

use axum::response::Response;
use domain::ids::SubmissionId;
use domain::submissions::LinkState;
use domain::time::Timestamp;
use http::StatusCode;
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::LinkPage;

use super::slot::accepted;
use crate::context::{Person, Visitor};
use crate::format;
use crate::shell::{Head, render};
use crate::ui::{BackLink, FieldError, HiddenKey, Icon, Notice, PageHead};
use crate::words::submissions as words;

/// A link that was just made.
#[derive(Clone)]
pub struct NewLink {
    /// Its address, with its secret.
    pub address: String,
    /// Until when it lives.
    pub expires_at: Timestamp,
    /// The slot it fills.
    pub asked: Slot,
    /// The product it is about.
    pub product: String,
    /// The work it is for.
    pub submission: SubmissionId,
}

/// A link, shown this once, with a message to send it by.
pub(in crate::submissions) async fn new_link_page(person: &Person, made: NewLink) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let until = format::moment(language, made.expires_at);
    // The message is for a designer or printer here, who most likely reads Bahasa Indonesia.
    let theirs = domain::language::Language::Id;
    let message = words::link_message(
        theirs,
        made.asked.title.in_language(theirs),
        &made.product,
        &made.address,
        format::moment(theirs, made.expires_at),
    );
    let chat = format::chat_link(None, &message);
    let title = words::link_title(language, made.asked.title.in_language(language));
    render(visitor, Head::new(title.clone(), "/assignments"), move || {
        view! {
            <PageHead title=title.clone() kicker=made.product.clone() lead=words::link_lead(language, &until)/>
            <p class="secret-link"><bdi>{made.address.clone()}</bdi></p>
            <p class="cluster">
                <a class="button button--primary" href=chat.clone() rel="noopener noreferrer">
                    <Icon name="chat" small=true/>
                    {words::send_by_whatsapp(language)}
                </a>
            </p>
            <BackLink href=format!("/submissions/{}#slot-{}", made.submission, made.asked.key) text=words::back_to_work(language)/>
        }
        .into_any()
    })
    .await
}

/// What somebody with a link sees: for which product, what is wanted, and what has arrived.
pub(in crate::submissions) async fn link_page(
    visitor: &Visitor,
    token: &str,
    page: LinkPage,
    error: Option<String>,
) -> Response {
    let language = visitor.language;
    let over = match page.state {
        LinkState::Live if page.is_used_up => Some(words::link_used_up(language)),
        LinkState::Live => None,
        LinkState::Revoked => Some(words::link_revoked(language)),
        LinkState::Sent => Some(words::link_sent(language)),
        LinkState::Expired => Some(words::link_expired(language)),
    };
    let title = page.asked.title.in_language(language).to_owned();
    let mut head = Head::new(title.clone(), "").refused(error.is_some());
    if over.is_some() {
        head.status = StatusCode::GONE;
    }
    let action = format!("/u/{token}");
    render(visitor, head, move || {
        let received = page.received.clone().map(|(name, bytes, at)| {
            let (size, when) = (format::size(language, bytes), format::moment(language, at));
            view! {
                <Notice kind="success" title=words::link_received(language)>
                    <p><bdi>{name}</bdi>" · "{size}" · "{when}</p>
                </Notice>
            }
        });
        let body = match over {
            Some(text) => view! { <Notice kind="info" title=text><p>{words::link_ask_again(language)}</p></Notice> }.into_any(),
            None => view! { <LinkForm page=page.clone() action=action.clone() error=error.clone()/> }.into_any(),
        };
        view! {
            <PageHead title=title.clone() kicker=page.product.clone() lead=words::link_page_lead(language)/>
            <div class="stack">{received}{body}</div>
        }
        .into_any()
    })
    .await
}

#[component]
fn LinkForm(page: LinkPage, action: String, error: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (accept, limits) = accepted(language, page.asked.kind);
    let is_invalid = error.is_some();
    let described_by = if is_invalid {
        "file-error file-hint"
    } else {
        "file-hint"
    };
    let until = format::moment(language, page.expires_at);
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <HiddenKey/>
            <input type="hidden" name="row_version" value=page.row_version/>
            <p>{page.asked.hint.in_language(language).to_owned()}</p>
            <div class=if is_invalid { "field field--invalid" } else { "field" }>
                <label class="field__label" for="file">{words::link_file(language)}</label>
                <p class="field__hint" id="file-hint">{limits}</p>
                <FieldError name="file" error=error/>
                <input
                    class="file-input"
                    id="file"
                    name="file"
                    type="file"
                    accept=accept
                    aria-describedby=described_by
                    aria-invalid=is_invalid.then_some("true")
                />
            </div>
            <div class="form__actions">
                <button class="button button--primary" type="submit"><Icon name="upload" small=true/>{words::upload(language)}</button>
            </div>
            <p class="field__hint">{words::link_until(language, until)}</p>
        </form>
    }
}

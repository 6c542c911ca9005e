//! What goes wrong, as a page. A closed list: nothing of a database or a parser ever reaches a reader.

use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;
use store::Error;

use crate::context::{Site, Visitor};
use crate::kept::{self, KeptFields, Posted};
use crate::sent_before;
use crate::shell::{Head, Width, render_with};
use crate::ui::{Asset, Language as ReaderLanguage};
use crate::words::problem as words;

/// Why a request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such thing for this visitor.
    NotFound,
    /// The request is not one that our pages make.
    BadRequest,
    /// A form of ours came without the key that makes it repeatable: it is shown again with everything typed.
    Keyless,
    /// Larger than allowed.
    TooLarge,
    /// Too many at once; worth trying again.
    Busy,
    /// No room left to write.
    Full,
    /// A form came under a key that stands for other words already.
    SentBefore,
    /// A stored picture that cannot be read to its end, so that what the camera wrote cannot be taken out of it.
    BrokenFile,
    /// Our fault; the log says more.
    Internal,
    /// A form was sent after its session had ended.
    SignedOut,
}

impl Problem {
    /// Whether the same may go well later.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Busy | Self::Full | Self::Internal)
    }

    /// The status it is answered with.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Keyless => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::BrokenFile | Self::SentBefore => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::Busy => Self::Busy,
            Error::SentBefore => Self::SentBefore,
            other => {
                tracing::error!(error = %other, "a request failed");
                if other.is_full() {
                    Self::Full
                } else {
                    Self::Internal
                }
            }
        }
    }
}

/// The page is drawn by [`dress`], which knows the visitor; the problem travels there as an extension.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Draws the page of a problem in the visitor's language. A form that failed by our fault stands on it, to be sent again:
/// it has its key, so that twice is once.
pub async fn dress(
    site: Site,
    visitor: Option<Visitor>,
    problem: Problem,
    posted: Option<Posted>,
) -> Response {
    if problem == Problem::SignedOut
        && let Some(visitor) = &visitor
    {
        return kept::door(visitor, posted).await;
    }
    if problem == Problem::SentBefore
        && let Some(visitor) = &visitor
    {
        return sent_before::page(visitor, posted).await;
    }
    let posted = posted.filter(|_| problem.is_ours());
    let language = visitor
        .as_ref()
        .map_or(Language::Id, |visitor| visitor.language);
    let (title, text, picture) = match problem {
        Problem::NotFound => (
            words::not_found_title(language),
            words::not_found_text(language),
            "not-found.svg",
        ),
        Problem::BadRequest | Problem::Keyless => (
            words::bad_request_title(language),
            words::bad_request_text(language),
            "not-found.svg",
        ),
        Problem::TooLarge => (
            words::too_large_title(language),
            words::too_large_text(language),
            "server-error.svg",
        ),
        Problem::Busy => (
            words::busy_title(language),
            words::busy_text(language),
            "server-error.svg",
        ),
        Problem::Full => (
            words::full_title(language),
            words::full_text(language),
            "server-error.svg",
        ),
        Problem::BrokenFile => (
            words::broken_file_title(language),
            words::broken_file_text(language),
            "not-found.svg",
        ),
        // Without a visitor there is no door to draw: that is the store's failure.
        Problem::Internal | Problem::SignedOut | Problem::SentBefore => (
            words::internal_title(language),
            words::internal_text(language),
            "server-error.svg",
        ),
    };
    let head = Head {
        title: title.to_owned(),
        width: Width::Normal,
        status: problem.status(),
        current: "",
        carrier: None,
    };
    let home = if visitor
        .as_ref()
        .is_some_and(|visitor| visitor.signed_in.is_some())
    {
        "/today"
    } else {
        "/"
    };
    render_with(&site, visitor.as_ref(), language, head, move || {
        let again = posted.clone().map(|posted| {
            view! {
                <form class="empty__action" method="post" action=posted.to.clone()>
                    <KeptFields fields=posted.fields/>
                    <p>{words::still_here(language)}</p>
                    <button class="button button--primary" type="submit">{words::send_again(language)}</button>
                </form>
            }
        });
        let back = if again.is_some() { "button" } else { "button button--primary" };
        view! {
            <div class="empty">
                <Asset class="empty__picture" name=picture width=320 height=220/>
                <h1 class="empty__title">{title}</h1>
                <p class="empty__text">{text}</p>
                {again}
                <p class="empty__action"><a class=back href=home>{words::back(ReaderLanguage::current())}</a></p>
            </div>
        }
    })
    .await
}

//! The page around every page: head, masthead, main, footer.

mod draw;
mod masthead;

use std::sync::Arc;

use axum::response::Response;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;

use self::masthead::Masthead;
use crate::context::{Site, Visitor};
use crate::ui::Reader;
use crate::words::shell as words;

/// How wide the main column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// For reading and forms.
    Normal,
    /// For tables and cards.
    Wide,
    /// For the review desk.
    Desk,
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::Normal => "main",
            Self::Wide => "main main--wide",
            Self::Desk => "main main--desk",
        }
    }
}

/// What a page says about itself.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its title, before "· Kemas".
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// The status it is answered with.
    pub status: StatusCode,
    /// The link of the menu it belongs to.
    pub current: &'static str,
    /// The form whose fields go along when the language is changed.
    pub carrier: Option<&'static str>,
}

impl Head {
    /// An ordinary page.
    #[must_use]
    pub fn new(title: impl Into<String>, current: &'static str) -> Self {
        Self {
            title: title.into(),
            width: Width::Normal,
            status: StatusCode::OK,
            current,
            carrier: None,
        }
    }

    /// As wide as `width`.
    #[must_use]
    pub const fn wide(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Shown again because something in the form has to be mended.
    #[must_use]
    pub const fn refused(mut self, is_refused: bool) -> Self {
        if is_refused {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
        self
    }
}

/// Draws a page for a visitor. `body` is drawn once the data is there: nothing in it waits.
pub async fn render<V: IntoView + 'static>(
    visitor: &Visitor,
    head: Head,
    body: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Response {
    render_with(&visitor.site, Some(visitor), visitor.language, head, body).await
}

/// As [`render`], for a visitor who may not even be known.
pub async fn render_with<V: IntoView + 'static>(
    site: &Site,
    visitor: Option<&Visitor>,
    language: Language,
    head: Head,
    body: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Response {
    let status = head.status;
    let reader = Reader {
        language,
        site: site.clone(),
        visitor: visitor.cloned().map(Arc::new),
    };
    let context = move || {
        // By itself too: every component asks for it, and the reader is copied whole.
        provide_context(language);
        provide_context(reader.clone());
    };
    let page = move || view! { <Shell head=head>{body().into_any()}</Shell> };
    let mut response = draw::at_once(context, page).await;
    *response.status_mut() = status;
    response
}

#[component]
fn Shell(head: Head, children: Children) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let language = reader.language;
    let title = format!("{} · Kemas", head.title);
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <meta name="description" content=words::description(language)/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#fffaf2" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#221a14" media="(prefers-color-scheme: dark)"/>
                <link as="font" rel="preload" href=reader.site.asset("plus-jakarta-sans.woff2") type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=reader.site.asset("main.css")/>
                <link rel="icon" href=reader.site.asset("favicon.svg") type="image/svg+xml"/>
                <link rel="apple-touch-icon" href=reader.site.asset("icon-180.png")/>
            </head>
            <body>
                <a class="skip-link" href="#main">{words::skip(language)}</a>
                {reader.site.is_demo.then(|| view! { <p class="demo-banner">{words::demo(language)}</p> })}
                <Masthead current=head.current carrier=head.carrier/>
                <main class=head.width.class() id="main" tabindex="-1">{children()}</main>
                <footer class="footer">
                    <p>{words::footer(language)}</p>
                    <p class="footer__links">
                        <a href="/">{words::about(language)}</a>
                        {reader.site.is_demo.then(|| view! { <a href="/style">{words::style(language)}</a> })}
                    </p>
                </footer>
            </body>
        </html>
    }
}

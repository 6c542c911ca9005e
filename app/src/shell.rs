//! The page around every page: head, masthead, main, footer.

mod draw;

use axum::response::Response;
use domain::access::Role;
use domain::language::Language;
use http::StatusCode;
use leptos::prelude::*;

use crate::context::{Site, Visitor};
use crate::ui::{Icon, Reader};
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
        visitor: visitor.cloned(),
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

#[component]
fn Masthead(current: &'static str, carrier: Option<&'static str>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let language = reader.language;
    let actor = reader
        .visitor
        .as_ref()
        .and_then(|visitor| visitor.actor().cloned());
    let requests = reader
        .visitor
        .as_ref()
        .map_or(0, |visitor| visitor.requests);
    let home = if actor.is_some() { "/today" } else { "/" };
    let links = actor
        .as_ref()
        .map(|actor| menu(actor, requests, language))
        .unwrap_or_default();
    let person = match actor {
        Some(actor) => view! {
            <a class="masthead__person" href="/account" aria-current=(current == "/account").then_some("page")>
                <span class="masthead__initials" aria-hidden="true">{initials(&actor.name)}</span>
                <span class="masthead__name">{actor.name.clone()}</span>
            </a>
        }
        .into_any(),
        None if current == "/login" => ().into_any(),
        None => view! { <a class="masthead__person" href="/login">{words::sign_in(language)}</a> }.into_any(),
    };
    view! {
        <header class="masthead">
            <a class="masthead__brand" href=home>
                <img class="masthead__mark" src=reader.site.asset("mark.svg") alt="Kemas" width="148" height="32"/>
            </a>
            {(!links.is_empty())
                .then(|| {
                    view! {
                        <nav class="masthead__nav" aria-label=words::menu(language)>
                            {links
                                .into_iter()
                                .map(|(href, icon, text)| {
                                    view! {
                                        <a class="masthead__link" href=href aria-current=(href == current).then_some("page")>
                                            <Icon name=icon/>
                                            {text}
                                        </a>
                                    }
                                })
                                .collect_view()}
                        </nav>
                    }
                })}
            {person}
            <LanguageSwitch carrier=carrier/>
        </header>
    }
}

fn menu(
    actor: &domain::access::Actor,
    requests: usize,
    language: Language,
) -> Vec<(&'static str, &'static str, String)> {
    let mut links = Vec::new();
    if actor.has_role(Role::Participant) {
        links.extend([
            ("/today", "today", words::today(language).to_owned()),
            ("/learn", "learn", words::learn(language).to_owned()),
            (
                "/assignments",
                "task",
                words::assignments(language).to_owned(),
            ),
            ("/products", "product", words::products(language).to_owned()),
        ]);
    }
    if actor.has_role(Role::Mentor) || actor.has_role(Role::Admin) {
        links.push(("/queue", "queue", words::queue(language).to_owned()));
    }
    if actor.has_role(Role::Admin) {
        links.push(("/cohorts", "cohort", words::cohorts(language).to_owned()));
    }
    if requests > 0 {
        links.push(("/requests", "lock", words::requests(language, requests)));
    }
    links
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect()
}

/// Works on every page without JavaScript: a form that comes back to the page it stands on, or a button of the form whose
/// fields must not be lost.
#[component]
fn LanguageSwitch(carrier: Option<&'static str>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let (other, label) = match reader.language {
        Language::Id => (Language::En, "English"),
        Language::En => (Language::Id, "Bahasa Indonesia"),
    };
    if let Some(carrier) = carrier {
        return view! {
            <div class="masthead__language">
                <button
                    class="link-button"
                    type="submit"
                    form=carrier
                    formaction="/language"
                    formnovalidate
                    name="language"
                    value=other.code()
                    lang=other.code()
                >
                    {label}
                </button>
            </div>
        }
        .into_any();
    }
    let back = reader
        .visitor
        .as_ref()
        .map_or_else(|| "/".to_owned(), |visitor| visitor.path.clone());
    view! {
        <form class="masthead__language" method="post" action="/language">
            <input type="hidden" name="language" value=other.code()/>
            <input type="hidden" name="next" value=back/>
            <button class="link-button" type="submit" lang=other.code()>{label}</button>
        </form>
    }
    .into_any()
}

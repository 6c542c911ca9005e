mod encoding;
mod upload;

pub use encoding::encoded;

use std::collections::BTreeMap;
use std::net::SocketAddr;

use app::context::ACCOUNT_HEADER;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, IF_NONE_MATCH, REFERER, SET_COOKIE, USER_AGENT};
use http::{Method, Request};
use http_body_util::BodyExt;
use store::CommandKey;
use tower::ServiceExt;

use crate::{Form, PASSWORD, Page, Process};

/// A browser: it keeps cookies, and follows a redirection only when asked to.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// The page it is on.
    page: String,
    /// The address it comes from.
    pub address: SocketAddr,
    /// What it says of where its requests begin.
    pub fetch_site: &'static str,
    /// What it calls itself.
    pub agent: &'static str,
    /// The account whose page asks in the background, as a script of ours does; none is a page asked for by a person.
    pub in_background_for: Option<i64>,
    /// The tag of what it has already.
    pub has_tag: Option<String>,
}

/// A key for one intention, as a form carries one.
#[must_use]
pub fn fresh_key() -> String {
    CommandKey::new().expect("a key").as_str().to_owned()
}

impl Client {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            page: String::new(),
            address: SocketAddr::from(([203, 0, 113, 7], 40_000)),
            fetch_site: "same-origin",
            agent: "Mozilla/5.0 (Linux; Android 10) Chrome/120.0",
            in_background_for: None,
            has_tag: None,
        }
    }

    /// The same browser, with the same cookies, at another server process.
    #[must_use]
    pub fn at(&self, process: &Process) -> Self {
        Self {
            router: process.router.clone(),
            ..self.clone()
        }
    }

    /// A cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a new tab: the same cookies, no page yet.
    #[must_use]
    pub fn new_tab(&self) -> Self {
        Self {
            page: String::new(),
            ..self.clone()
        }
    }

    /// Takes over the cookies of another tab.
    pub fn share(&mut self, other: &Self) {
        self.cookies.clone_from(&other.cookies);
    }

    /// Forgets every cookie.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Signs in with everybody's password.
    pub async fn sign_in(&mut self, identifier: &str) -> Page {
        let fields = [("identifier", identifier), ("password", PASSWORD)];
        self.post("/login", &fields).await
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form just as it is given, with a fresh key if it has none.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut fields = fields.to_vec();
        let key = fresh_key();
        if !fields.iter().any(|(name, _)| *name == "key") {
            fields.insert(0, ("key", &key));
        }
        let body = encoded(&fields);
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, Some(kind), body.into_bytes())
            .await
    }

    /// Sends a form that stood on a page.
    pub async fn submit(&mut self, form: &Form) -> Page {
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(&form.action, &fields).await
    }

    /// Goes where an answer leads.
    pub async fn follow(&mut self, page: &Page) -> Page {
        let path = page.location().to_owned();
        self.get(&path).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<&str>,
        body: Vec<u8>,
    ) -> Page {
        let asked = format!("{method} {path}");
        let is_get = method == Method::GET;
        let target = path.split('#').next().unwrap_or(path);
        let mut request = Request::builder()
            .method(method)
            .uri(target)
            .header("host", "kemas.test")
            .header(USER_AGENT, self.agent)
            .header("sec-fetch-site", self.fetch_site);
        if let Some(account) = self.in_background_for {
            request = request
                .header(ACCEPT, "application/json")
                .header(ACCOUNT_HEADER, account);
        }
        if let Some(tag) = &self.has_tag {
            request = request.header(IF_NONE_MATCH, tag);
        }
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        // What browsers tell a site of its own pages.
        if !self.page.is_empty() {
            request = request.header(REFERER, format!("http://kemas.test{}", self.page));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let mut request = request.body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        if is_get && parts.status.is_success() {
            self.page = target.to_owned();
        }
        for line in parts.headers.get_all(SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie"));
        }
        let bytes = body.collect().await.expect("a body").to_bytes();
        Page::new(asked, parts.status, parts.headers, bytes)
    }

    fn keep(&mut self, line: &str) {
        let pair = line.split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie with a value");
        if line.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

mod form;
mod html;

use bytes::Bytes;
use http::StatusCode;
use http::header::{HeaderMap, LOCATION};

pub use form::Form;

/// An answer, and what a reader sees of it.
#[derive(Clone, Debug)]
pub struct Page {
    asked: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Page {
    /// An answer to what was asked.
    #[must_use]
    pub const fn new(asked: String, status: StatusCode, headers: HeaderMap, bytes: Bytes) -> Self {
        Self {
            asked,
            status,
            headers,
            bytes,
        }
    }

    /// Its source.
    #[must_use]
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Its words, as a reader sees them.
    #[must_use]
    pub fn text(&self) -> String {
        html::words(&self.html())
    }

    /// A header's value, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Checks the status.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn has(self, status: u16) -> Self {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{} → {} {}\n{}",
            self.asked,
            self.status,
            self.header("location"),
            self.text()
        );
        self
    }

    /// Checks that a page came.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.has(200)
    }

    /// Checks that the form was refused and shown again.
    #[track_caller]
    pub fn refused(self) -> Self {
        self.has(422)
    }

    /// Checks that it leads on.
    #[track_caller]
    pub fn redirects(self) -> Self {
        self.has(303)
    }

    /// Checks that it leads there.
    ///
    /// # Panics
    /// When it leads elsewhere.
    #[track_caller]
    pub fn redirects_to(self, path: &str) -> Self {
        let page = self.redirects();
        assert_eq!(page.location(), path, "{}", page.asked);
        page
    }

    /// Where it leads.
    ///
    /// # Panics
    /// When it leads nowhere.
    #[track_caller]
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers
            .get(LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_else(|| panic!("{} leads nowhere: {}", self.asked, self.status))
    }

    /// Checks that a reader sees these words.
    ///
    /// # Panics
    /// When they do not.
    #[track_caller]
    pub fn sees(self, words: &str) -> Self {
        let text = self.text();
        assert!(
            text.contains(words),
            "{} does not say “{words}”:\n{text}",
            self.asked
        );
        self
    }

    /// Checks that neither words nor source hold this.
    ///
    /// # Panics
    /// When they do.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        assert!(
            !self.text().contains(words) && !self.html().contains(words),
            "{} holds “{words}”:\n{}",
            self.asked,
            self.text()
        );
        self
    }

    /// The rows of its tables, the heads among them: each cell as a reader sees it.
    #[must_use]
    pub fn table(&self) -> Vec<Vec<String>> {
        html::rows(&self.html())
    }

    /// The form that is sent there, as it stands on the page.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    #[must_use]
    pub fn form(&self, action: &str) -> Form {
        Form::find(&self.html(), action)
            .unwrap_or_else(|| panic!("{} has no form for {action}:\n{}", self.asked, self.text()))
    }

    /// Whether there is a form that is sent there.
    #[must_use]
    pub fn has_form(&self, action: &str) -> bool {
        Form::find(&self.html(), action).is_some()
    }
}

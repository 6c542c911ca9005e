//! What was typed and has not reached the server, kept on the device: by account, row and row version, so that no draft
//! meets another person or another text. Signing out clears the whole storage (`Clear-Site-Data`).

use web_sys::Storage;

use super::browser::{now, random_name, window};

/// After this many milliseconds nobody looks for it any more.
const FORGOTTEN: i64 = 30 * 86_400_000;

/// Text that waits for the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When it was typed.
    pub at: i64,
    /// The fields of the form, encoded.
    pub text: String,
    /// A request that was sent and had no answer.
    pub request: Option<Request>,
}

/// A save under way. It is repeated as it was until it is answered: the same key gets the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The command key.
    pub key: String,
    /// The fields it carries.
    pub text: String,
}

/// A draft that an earlier page left behind.
pub struct Left {
    name: String,
    /// The row version it was typed over.
    pub row_version: i64,
    /// The draft.
    pub draft: Draft,
}

/// The drafts of one row for one person.
pub struct Shelf {
    storage: Option<Storage>,
    row: String,
    page: String,
}

impl Shelf {
    /// The shelf of a row.
    #[must_use]
    pub fn of(account: i64, row: &str) -> Self {
        Self {
            storage: window().local_storage().ok().flatten(),
            row: format!("draft/{account}/{row}/"),
            page: random_name(),
        }
    }

    /// Keeps what is typed on this page; answers whether the device took it.
    pub fn keep(&self, row_version: i64, draft: &Draft) -> bool {
        let name = self.name(row_version);
        self.storage
            .as_ref()
            .is_some_and(|storage| storage.set_item(&name, &written(draft)).is_ok())
    }

    /// The server has it.
    pub fn clear(&self, row_version: i64) {
        self.remove(&self.name(row_version));
    }

    /// What earlier pages left, newest first.
    #[must_use]
    pub fn left(&self) -> Vec<Left> {
        let mut found: Vec<_> = self
            .names()
            .into_iter()
            .filter_map(|name| self.read(name))
            .collect();
        found.sort_by_key(|left| std::cmp::Reverse(left.draft.at));
        found
    }

    /// Forgets one of them.
    pub fn forget(&self, left: &Left) {
        self.remove(&left.name);
    }

    fn name(&self, row_version: i64) -> String {
        format!("{}{row_version}/{}", self.row, self.page)
    }

    fn remove(&self, name: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(name);
        }
    }

    fn names(&self) -> Vec<String> {
        let Some(storage) = &self.storage else {
            return Vec::new();
        };
        let count = storage.length().unwrap_or(0);
        (0..count)
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|name| name.starts_with(&self.row) && !name.ends_with(&self.page))
            .collect()
    }

    fn read(&self, name: String) -> Option<Left> {
        let text = self.storage.as_ref()?.get_item(&name).ok()??;
        let (row_version, _) = name.strip_prefix(&self.row)?.split_once('/')?;
        let row_version = row_version.parse().ok()?;
        let draft = parsed(&text).filter(|draft| now() - draft.at < FORGOTTEN);
        let Some(draft) = draft else {
            self.remove(&name);
            return None;
        };
        Some(Left {
            name,
            row_version,
            draft,
        })
    }
}

/// Encoded forms have no line ends, so lines are enough.
fn written(draft: &Draft) -> String {
    let (key, sent) = draft.request.as_ref().map_or(("", ""), |request| {
        (request.key.as_str(), request.text.as_str())
    });
    format!("{}\n{}\n{key}\n{sent}", draft.at, draft.text)
}

fn parsed(text: &str) -> Option<Draft> {
    let mut lines = text.split('\n');
    let at = lines.next()?.parse().ok()?;
    let text = lines.next()?.to_owned();
    let (key, sent) = (lines.next()?, lines.next()?);
    Some(Draft {
        at,
        text,
        request: (!key.is_empty()).then(|| Request {
            key: key.to_owned(),
            text: sent.to_owned(),
        }),
    })
}

use domain::ids::PersonId;
use store::seal::Seal;

use crate::context::Fields;

/// The most text that is carried: 256 KB.
pub const LIMIT: usize = 256 * 1024;

/// Before the names of carried fields, so that none is taken for a field of the door.
const PREFIX: &str = "kept.";
const TO: &str = "kept-to";
const PAGE: &str = "kept-page";
const OWNER: &str = "kept-owner";
const FILE: &str = "kept-file";

/// A form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// The path it was sent to.
    pub to: String,
    /// The page it stood on, where the browser said so.
    pub page: String,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
    /// Names of the files in it.
    pub files: Vec<String>,
}

impl Posted {
    /// Whether it is small enough to be carried.
    #[must_use]
    pub fn fits(&self) -> bool {
        let size: usize = self
            .fields
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum();
        size <= LIMIT
    }

    /// Takes out what must never be carried.
    #[must_use]
    pub fn without_secrets(mut self) -> Self {
        self.fields
            .retain(|(name, _)| !name.contains("password") && name != "code");
        self
    }
}

/// Only a path of ours is a place for what was typed.
fn is_ours(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| c.is_ascii() && !c.is_control())
}

/// A form that is carried, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The form.
    pub posted: Posted,
    /// The mark of the person whose session it was; empty where there was none.
    pub owner: String,
}

impl Kept {
    /// As it stands in hidden inputs.
    #[must_use]
    pub fn carried(&self) -> Vec<(String, String)> {
        let fixed = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![
            fixed(TO, &self.posted.to),
            fixed(PAGE, &self.posted.page),
            fixed(OWNER, &self.owner),
        ];
        fields.extend(self.posted.files.iter().map(|name| fixed(FILE, name)));
        fields.extend(
            self.posted
                .fields
                .iter()
                .map(|(name, value)| (format!("{PREFIX}{name}"), value.clone())),
        );
        fields
    }

    /// What a door's form carries, if it carries anything.
    #[must_use]
    pub fn read(fields: &Fields) -> Option<Self> {
        let to = fields.text(TO).to_owned();
        if !is_ours(&to) {
            return None;
        }
        let posted = Posted {
            to,
            page: fields.text(PAGE).to_owned(),
            fields: fields
                .0
                .iter()
                .filter_map(|(name, value)| {
                    Some((name.strip_prefix(PREFIX)?.to_owned(), value.clone()))
                })
                .collect(),
            files: fields.all(FILE).map(str::to_owned).collect(),
        };
        Some(Self {
            posted: posted.without_secrets(),
            owner: fields.text(OWNER).to_owned(),
        })
    }

    /// Whether this person typed it.
    #[must_use]
    pub fn is_of(&self, seal: &Seal, person: PersonId) -> bool {
        let key = self
            .posted
            .fields
            .iter()
            .find(|(name, _)| name == "key")
            .map_or("", |(_, value)| value);
        seal.is_of(key, person)
            .unwrap_or_else(|| self.owner == seal.mark(person))
    }
}

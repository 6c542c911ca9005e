use axum::Form;
use axum::extract::{FromRequest, Request};
use domain::ids::PersonId;
use domain::time::Timestamp;
use http::StatusCode;
use store::CommandKey;
use store::command::{Command, Fingerprint};

use super::Site;
use crate::problem::Problem;

/// The fields of a posted form, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// What was typed into a field; nothing where it is missing.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// Every value under a name: checkboxes, table cells.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a field came at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// What a form sent there says, with the digests of its files.
    #[must_use]
    pub fn fingerprint(&self, to: &str, files: &[&str]) -> Fingerprint {
        let fields = self.0.iter();
        let fields = fields.map(|(name, value)| (name.as_str(), value.as_str()));
        Fingerprint::of(to, fields, files)
    }

    /// What was typed, parsed.
    #[must_use]
    pub fn parsed<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).trim().parse().ok()
    }
}

impl FromRequest<Site> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, site)
            .await
            .map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
                _ => Problem::BadRequest,
            })?;
        Ok(Self(fields))
    }
}

/// A form that carries a command key, as every form of ours that writes does.
#[derive(Clone, Debug)]
pub struct KeyedForm {
    /// Its fields.
    pub fields: Fields,
    /// Its key.
    pub key: CommandKey,
    /// Where it was sent and what it says.
    pub said: Fingerprint,
}

impl KeyedForm {
    /// The command it gives.
    #[must_use]
    pub fn command(&self, actor: PersonId, now: Timestamp) -> Command {
        Command {
            actor,
            key: self.key.clone(),
            said: Some(self.said.clone()),
            now,
        }
    }
}

impl FromRequest<Site> for KeyedForm {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let to = request.uri().to_string();
        let fields = Fields::from_request(request, site).await?;
        let key = CommandKey::parse(fields.text("key")).ok_or(Problem::Keyless)?;
        let said = fields.fingerprint(&to, &[]);
        Ok(Self { fields, key, said })
    }
}

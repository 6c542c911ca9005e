//! Write commands that can be repeated: the second time gets the first answer.

use domain::ids::PersonId;
use domain::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::conn::{execute, row};
use crate::{Conn, Error};

/// A key the client made for one intention: a form has one, an outbox will have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandKey(String);

impl CommandKey {
    /// Takes 8 to 64 letters, digits, `-` and `_`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fine = (8..=64).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        fine.then(|| Self(text.to_owned()))
    }

    /// A new one, for a form that is about to be shown.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn new() -> Result<Self, Error> {
        Ok(Self(crate::token::Token::new()?.reveal().to_owned()))
    }

    /// As it stands in the form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a command's form said, as a digest that tells one form from another and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of where a form was sent, its fields in their order, and the digests of its files. The key is not part of it, and
    /// neither is what must be kept nowhere.
    #[must_use]
    pub fn of<'a>(
        to: &str,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
        files: &[&str],
    ) -> Self {
        let mut digest = Sha256::new();
        let mut add = |text: &str| {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text);
        };
        add(to);
        for (name, value) in fields {
            if name != "key" && name != "code" && !name.contains("password") {
                add(name);
                add(value);
            }
        }
        files.iter().for_each(|file| add(file));
        Self(
            digest
                .finalize()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }
}

/// Who commands what, when, under which key.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who.
    pub actor: PersonId,
    /// Under which key.
    pub key: CommandKey,
    /// What it says, where the key might come again with other words.
    pub said: Option<Fingerprint>,
    /// When.
    pub now: Timestamp,
}

/// The first answer to this command, if it was carried out before.
///
/// # Errors
/// [`Error::SentBefore`] when what was carried out under this key said something else; [`Error`] when the store cannot read it.
pub async fn earlier_answer<R: DeserializeOwned>(
    conn: &mut Conn<'_>,
    command: &Command,
) -> Result<Option<R>, Error> {
    let stored = row!(
        conn,
        (String, Option<String>),
        "select result, fingerprint from command where actor_id = $1 and key = $2",
        command.actor,
        command.key.as_str()
    )?;
    Ok(match stored {
        Some((_, Some(before))) if is_other(command, &before) => return Err(Error::SentBefore),
        Some((result, _)) => Some(serde_json::from_str(&result)?),
        None => None,
    })
}

fn is_other(command: &Command, before: &str) -> bool {
    command.said.as_ref().is_some_and(|said| said.0 != before)
}

/// Keeps the answer in the command's own transaction, and hands it on.
///
/// # Errors
/// [`Error`] when the store cannot keep it.
pub async fn keep_answer<R: Serialize>(
    conn: &mut Conn<'_>,
    command: &Command,
    name: &'static str,
    answer: R,
) -> Result<R, Error> {
    execute!(
        conn,
        "insert into command (actor_id, key, name, result, fingerprint, recorded_at) values ($1, $2, $3, $4, $5, $6)",
        command.actor,
        command.key.as_str(),
        name,
        serde_json::to_string(&answer)?,
        command.said.as_ref().map(|said| said.0.as_str()),
        command.now
    )?;
    Ok(answer)
}

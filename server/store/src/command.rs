//! Write commands that can be repeated: the second time gets the first answer.

use domain::ids::PersonId;
use domain::time::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// Who commands what, when, under which key.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who.
    pub actor: PersonId,
    /// Under which key.
    pub key: CommandKey,
    /// When.
    pub now: Timestamp,
}

/// The first answer to this command, if it was carried out before.
///
/// # Errors
/// [`Error`] when the store cannot read it.
pub async fn earlier_answer<R: DeserializeOwned>(
    conn: &mut Conn<'_>,
    command: &Command,
) -> Result<Option<R>, Error> {
    let stored = row!(
        conn,
        (String,),
        "select result from command where actor_id = $1 and key = $2",
        command.actor,
        command.key.as_str()
    )?;
    Ok(match stored {
        Some((result,)) => Some(serde_json::from_str(&result)?),
        None => None,
    })
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
        "insert into command (actor_id, key, name, result, recorded_at) values ($1, $2, $3, $4, $5)",
        command.actor,
        command.key.as_str(),
        name,
        serde_json::to_string(&answer)?,
        command.now
    )?;
    Ok(answer)
}

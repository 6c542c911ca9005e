//! By which a form remembers whose it is, when the session it was drawn in is gone.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::PersonId;

use crate::token::hash;
use crate::{CommandKey, Db, Error, setting};

/// Random bytes at the head of a sealed key.
const DRAWN: usize = 16;
/// Bytes that say that a key is one of ours.
const OURS: usize = 8;
/// Bytes that say whose it is.
const WHOSE: usize = 12;

/// The secret of this database behind every sealed key.
#[derive(Clone)]
pub struct Seal(Arc<str>);

impl Seal {
    /// The seal of a database, drawn the first time it is needed.
    ///
    /// # Errors
    /// [`Error`] when the store can neither read nor keep it.
    pub async fn of(db: &Db) -> Result<Self, Error> {
        Ok(Self(setting::secret(db, "seal").await?.into()))
    }

    /// A command key for a form that is drawn for this person.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn key(&self, person: PersonId) -> Result<CommandKey, Error> {
        let mut bytes = [0_u8; DRAWN];
        getrandom::fill(&mut bytes).map_err(|error| Error::Randomness(error.to_string()))?;
        let mut key = bytes.to_vec();
        key.extend(self.ours(&bytes));
        key.extend(self.whose(&bytes, person));
        CommandKey::parse(&URL_SAFE_NO_PAD.encode(key))
            .ok_or_else(|| Error::Randomness("a key that is none".to_owned()))
    }

    /// Whether a key was drawn for this person; nothing when it is not a sealed key of ours.
    #[must_use]
    pub fn is_of(&self, key: &str, person: PersonId) -> Option<bool> {
        let bytes = URL_SAFE_NO_PAD.decode(key).ok()?;
        let (drawn, rest) = bytes.split_at_checked(DRAWN)?;
        let (ours, whose) = rest.split_at_checked(OURS)?;
        (ours == self.ours(drawn)).then(|| whose == self.whose(drawn, person))
    }

    /// A mark of a person that nobody else can make, and that does not say who it is.
    #[must_use]
    pub fn mark(&self, person: PersonId) -> String {
        URL_SAFE_NO_PAD.encode(self.over("mark", &person.0.to_be_bytes()))
    }

    fn ours(&self, drawn: &[u8]) -> Vec<u8> {
        self.over("ours", drawn)[..OURS].to_vec()
    }

    fn whose(&self, drawn: &[u8], person: PersonId) -> Vec<u8> {
        let mut text = drawn.to_vec();
        text.extend(person.0.to_be_bytes());
        self.over("whose", &text)[..WHOSE].to_vec()
    }

    /// Hashed twice, so that nobody who knows one goes on from it.
    fn over(&self, purpose: &str, bytes: &[u8]) -> Vec<u8> {
        let keyed = |inner: &[u8]| {
            let mut text = self.0.as_bytes().to_vec();
            text.push(0);
            text.extend(inner);
            hash(&text)
        };
        let mut text = purpose.as_bytes().to_vec();
        text.push(0);
        text.extend(bytes);
        keyed(&keyed(&text))
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{PersonId, Seal};

    #[test]
    fn a_key_says_whose_it_is_to_its_own_seal_alone() {
        let (seal, other) = (Seal("one".into()), Seal("two".into()));
        let key = seal.key(PersonId(7)).expect("a key");
        assert_eq!(seal.is_of(key.as_str(), PersonId(7)), Some(true));
        assert_eq!(seal.is_of(key.as_str(), PersonId(8)), Some(false));
        assert_eq!(other.is_of(key.as_str(), PersonId(7)), None);
        assert_eq!(seal.is_of("made-by-somebody-else", PersonId(7)), None);
        assert_ne!(seal.mark(PersonId(7)), seal.mark(PersonId(8)));
    }
}

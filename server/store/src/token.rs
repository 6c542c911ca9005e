//! Random secrets that leave the server, and the hashes that stay.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::Error;

/// A secret of 256 bits: a session, an upload link, a share link.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn new() -> Result<Self, Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| Error::Randomness(error.to_string()))?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that came back from outside.
    #[must_use]
    pub fn received(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the cookie or the link alone.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        hash(self.0.as_bytes())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256; enough for secrets that were drawn at random, never for passwords.
#[must_use]
pub fn hash(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Draws `length` characters that are not mistaken for one another when read out or handwritten.
///
/// # Errors
/// [`Error::Randomness`] when the system has none.
pub fn readable(length: usize) -> Result<String, Error> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = vec![0_u8; length];
    getrandom::fill(&mut bytes).map_err(|error| Error::Randomness(error.to_string()))?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect())
}

/// A byte for jitter; zero where the system has no randomness, which only makes the jitter worse.
pub(crate) fn random_byte() -> u8 {
    let mut byte = [0_u8];
    if getrandom::fill(&mut byte).is_err() {
        return 0;
    }
    byte[0]
}

//! Hashing passwords: Argon2id with the library's defaults (19 MiB, 2 passes), off the async threads, two at a time.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::Error;

/// Each hash takes 19 MiB and a whole core for tens of milliseconds.
static PLACES: Semaphore = Semaphore::const_new(2);

/// What an unknown account is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    Argon2::default()
        .hash_password(b"nobody has this password")
        .map_or_else(|_| String::new(), |hash| hash.to_string())
});

/// The hash of a password, as a PHC string.
///
/// # Errors
/// [`Error::Hashing`] when hashing fails.
pub async fn hash(password: &domain::identity::Password) -> Result<String, Error> {
    let password = password.clone();
    off_thread(move || {
        Argon2::default()
            .hash_password(password.reveal().as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|error| Error::Hashing(error.to_string()))
    })
    .await?
}

/// Whether the password is the one that was hashed. Without a hash it takes as long and answers no.
///
/// # Errors
/// [`Error::Hashing`] when the thread fails.
pub async fn verify(typed: String, hash: Option<String>) -> Result<bool, Error> {
    off_thread(move || {
        let (hash, known) = match &hash {
            Some(hash) => (hash.as_str(), true),
            None => (NOBODY.as_str(), false),
        };
        let right = PasswordHash::new(hash).is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(typed.as_bytes(), &parsed)
                .is_ok()
        });
        right && known
    })
    .await
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let _place = PLACES
        .acquire()
        .await
        .map_err(|error| Error::Hashing(error.to_string()))?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Hashing(error.to_string()))
}

use std::sync::Arc;

use domain::time::Timestamp;
use store::files::Files;
use store::seal::Seal;
use store::{Db, Error};
use tokio::sync::OnceCell;

/// Where the time comes from: the server's clock, or a test's.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The names under which the browser finds our files: hashed, so that they can be kept for ever.
pub type Assets = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// Everything a page or form handler works with. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// The database.
    pub db: Db,
    /// The file storage.
    pub files: Files,
    /// The time.
    pub clock: Clock,
    /// The addresses of styles, pictures and scripts.
    pub assets: Assets,
    /// The address people type, without a slash at its end.
    pub public_url: Arc<str>,
    /// Whether this is a demonstration.
    pub is_demo: bool,
    /// What forms are sealed with, once it was read.
    pub seal: Arc<OnceCell<Seal>>,
}

impl Site {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// What forms are sealed with, read the first time it is needed.
    ///
    /// # Errors
    /// [`Error`] when the store can neither read nor keep it.
    pub async fn seal(&self) -> Result<&Seal, Error> {
        self.seal.get_or_try_init(|| Seal::of(&self.db)).await
    }

    /// Whether people reach us over https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The address of one of our files: `main.css` → `/assets/main.3f2a9c.css`.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        (self.assets)(name)
    }
}

//! Which error belongs where: [`Error`] when the store itself could not, [`Failure`] when a rule said no.

/// The store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such row for this person.
    #[error("not found")]
    NotFound,
    /// A command came under a key that stands for other words already; nothing was done.
    #[error("sent before with other words")]
    SentBefore,
    /// Too many writers at once; trying again may help.
    #[error("busy")]
    Busy,
    /// The database failed. Its text is for the log, never for a page.
    #[error("database: {0}")]
    Database(sqlx::Error),
    /// The file storage failed.
    #[error("storage: {0}")]
    Storage(#[from] object_store::Error),
    /// What was stored cannot be read back.
    #[error("stored value: {0}")]
    Stored(#[from] serde_json::Error),
    /// Hashing a password failed, or its thread did.
    #[error("hashing: {0}")]
    Hashing(String),
    /// The system gave no random numbers.
    #[error("randomness: {0}")]
    Randomness(String),
    /// The database is newer or other than this program.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Database(error) if is_held_elsewhere(&*error) => Self::Busy,
            other => Self::Database(other),
        }
    }
}

/// SQLite's `SQLITE_BUSY`, plain and extended: another process held the database for longer than we wait. PostgreSQL's codes
/// have five characters.
fn is_held_elsewhere(error: &dyn sqlx::error::DatabaseError) -> bool {
    error
        .code()
        .is_some_and(|code| matches!(&*code, "5" | "261" | "517" | "773"))
}

impl From<domain::access::Denied> for Error {
    fn from(_: domain::access::Denied) -> Self {
        Self::NotFound
    }
}

impl Error {
    /// Whether there is no room left to write.
    #[must_use]
    pub fn is_full(&self) -> bool {
        match self {
            // SQLite's SQLITE_FULL, PostgreSQL's disk_full.
            Self::Database(sqlx::Error::Database(error)) => error
                .code()
                .is_some_and(|code| code == "13" || code == "53100"),
            Self::Storage(error) => has_no_room(error),
            _ => false,
        }
    }
}

fn has_no_room(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<std::io::Error>()
            && matches!(
                io.kind(),
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
            )
        {
            return true;
        }
        next = error.source();
    }
    false
}

/// A command did not go through: refused by a rule, or the store could not.
#[derive(Debug, thiserror::Error)]
pub enum Failure<R> {
    /// A rule said no, and why.
    #[error("refused")]
    Refused(R),
    /// The store could not.
    #[error(transparent)]
    Store(Error),
}

impl<R, E: Into<Error>> From<E> for Failure<R> {
    fn from(error: E) -> Self {
        Self::Store(error.into())
    }
}

/// An error that may stem from two writers in each other's way.
pub trait Conflict: From<Error> {
    /// The database's own error, if that is what it is.
    fn database(&self) -> Option<&sqlx::Error>;
}

impl Conflict for Error {
    fn database(&self) -> Option<&sqlx::Error> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

impl<R> Conflict for Failure<R> {
    fn database(&self) -> Option<&sqlx::Error> {
        match self {
            Self::Store(error) => error.database(),
            Self::Refused(_) => None,
        }
    }
}

/// Whether two rows wanted the same unique place.
#[must_use]
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

use std::path::PathBuf;

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something has the name already.
    #[error("{} is there already; nothing is overwritten", .0.display())]
    Exists(PathBuf),
    /// A restore goes into an empty folder only.
    #[error("{} is not empty; a restore goes into a new or an empty folder", .0.display())]
    FolderNotEmpty(PathBuf),
    /// A restore goes into a new database only.
    #[error("the database holds tables already; a restore goes into a new one")]
    DatabaseNotEmpty,
    /// There is no manifest that can be read.
    #[error("{path} is not a backup of Kemas: {reason}", path = .0.display(), reason = .1)]
    NotABackup(PathBuf, String),
    /// Written by a program that knows more.
    #[error("the backup was made by a newer program ({0}); restore it with that one")]
    Newer(String),
    /// What the manifest names is not there.
    #[error("the backup is damaged: {0} is missing")]
    Missing(String),
    /// What is there is not what was written.
    #[error("the backup is damaged: {0} is not what was written")]
    Damaged(String),
    /// A table of the backup does not fit the database.
    #[error("the table {0} of the backup does not fit this program")]
    OtherTable(String),
    /// A file could not be written or read.
    #[error("{path}: {error}", path = .0.display(), error = .1)]
    Io(PathBuf, std::io::Error),
    /// The archive could not be written.
    #[error("the archive: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] crate::Error),
}

impl From<serde_json::Error> for BackupError {
    fn from(error: serde_json::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl BackupError {
    /// An error of the file system, with the path it is about.
    pub(super) fn io(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io(path, error)
    }
}

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::BackupError;
use super::archive::sync_parent;
use crate::SQLITE_FILE;

/// What every new file system of Linux has in it.
const LOST_AND_FOUND: &str = "lost+found";

/// The folder that a backup is restored into.
pub(super) struct NewFolder {
    folder: PathBuf,
    /// It is there, and empty: then it stays what it is, a mount point or a link perhaps, and only gets its contents.
    is_there: bool,
}

impl NewFolder {
    /// One that is not there yet, or is empty.
    pub(super) fn at(folder: &Path) -> Result<Self, BackupError> {
        let is_there = match std::fs::read_dir(folder) {
            Ok(inside) => {
                for entry in inside {
                    let entry = entry.map_err(BackupError::io(folder))?;
                    if entry.file_name() != LOST_AND_FOUND {
                        return Err(BackupError::FolderNotEmpty(folder.to_owned()));
                    }
                }
                true
            }
            // A link that leads nowhere is there, and cannot be filled.
            Err(error) if error.kind() == ErrorKind::NotFound && !folder.is_symlink() => false,
            Err(error) => return Err(BackupError::Io(folder.to_owned(), error)),
        };
        Ok(Self {
            folder: folder.to_owned(),
            is_there,
        })
    }

    /// A room out of sight on the same file system, gone again unless it is finished.
    pub(super) fn begin(&self) -> Result<TempDir, BackupError> {
        let within = match self.folder.parent() {
            _ if self.is_there => self.folder.as_path(),
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(within).map_err(BackupError::io(within))?;
        tempfile::Builder::new()
            .prefix(".kemas-restore-")
            .tempdir_in(within)
            .map_err(BackupError::io(within))
    }

    /// Gives what is in the room its place.
    pub(super) fn finish(&self, room: TempDir) -> Result<(), BackupError> {
        let io = || BackupError::io(&self.folder);
        if !self.is_there {
            std::fs::rename(room.path(), &self.folder).map_err(io())?;
            // It has another name now: there is nothing to tidy up.
            let _ = room.keep();
            return sync_parent(&self.folder);
        }
        let mut names = Vec::new();
        for entry in std::fs::read_dir(room.path()).map_err(io())? {
            names.push(entry.map_err(io())?.file_name());
        }
        // The database last: without it the folder is visibly unfinished.
        names.sort_by_key(|name| name == OsStr::new(SQLITE_FILE));
        for name in names {
            let to = self.folder.join(&name);
            std::fs::rename(room.path().join(&name), &to).map_err(BackupError::io(&to))?;
        }
        sync_parent(&self.folder.join(SQLITE_FILE))
    }
}

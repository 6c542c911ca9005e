use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::BackupError;
use super::manifest::{Entry, FORMAT, Manifest, NAME, hex, is_safe};

/// An archive that is read back.
pub(super) struct Source {
    path: PathBuf,
    from: From,
    manifest: Manifest,
}

enum From {
    Zip(Box<ZipArchive<BufReader<File>>>),
    Folder,
}

impl Source {
    /// Opens an archive and reads its manifest.
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let not_one = |reason: String| BackupError::NotABackup(path.to_owned(), reason);
        let mut from = if path.is_dir() {
            From::Folder
        } else {
            let file = File::open(path).map_err(BackupError::io(path))?;
            let zip = ZipArchive::new(BufReader::new(file))
                .map_err(|error| not_one(error.to_string()))?;
            From::Zip(Box::new(zip))
        };
        let mut text = String::new();
        reader(path, &mut from, NAME)
            .and_then(|mut reader| reader.read_to_string(&mut text))
            .map_err(|error| not_one(format!("{NAME}: {error}")))?;
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|error| not_one(format!("{NAME}: {error}")))?;
        if manifest.format > FORMAT {
            return Err(BackupError::Newer(manifest.program));
        }
        if let Some(entry) = manifest.entries.iter().find(|entry| !is_safe(&entry.name)) {
            return Err(BackupError::Damaged(entry.name.clone()));
        }
        Ok(Self {
            path: path.to_owned(),
            from,
            manifest,
        })
    }

    /// What it says of itself.
    pub(super) const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Reads every entry once: all of it is there, and is what was written.
    pub(super) fn check(&mut self) -> Result<(), BackupError> {
        for entry in self.manifest.entries.clone() {
            let mut reader = self.read(&entry)?;
            std::io::copy(&mut reader, &mut std::io::sink())
                .map_err(|_| BackupError::Damaged(entry.name.clone()))?;
            reader.verify()?;
        }
        Ok(())
    }

    /// Reads an entry; ask [`Checked::verify`] at its end.
    pub(super) fn read(&mut self, entry: &Entry) -> Result<Checked<'_>, BackupError> {
        let inner = reader(&self.path, &mut self.from, &entry.name)
            .map_err(|_| BackupError::Missing(entry.name.clone()))?;
        Ok(Checked {
            inner,
            digest: Sha256::new(),
            bytes: 0,
            entry: entry.clone(),
        })
    }
}

fn reader<'a>(path: &Path, from: &'a mut From, name: &str) -> std::io::Result<Box<dyn Read + 'a>> {
    match from {
        From::Zip(zip) => Ok(Box::new(zip.by_name(name).map_err(std::io::Error::other)?)),
        From::Folder => Ok(Box::new(BufReader::new(File::open(path.join(name))?))),
    }
}

/// An entry on its way, counted and digested.
pub(super) struct Checked<'a> {
    inner: Box<dyn Read + 'a>,
    digest: Sha256,
    bytes: u64,
    entry: Entry,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.digest.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

impl Checked<'_> {
    /// Whether what was read to its end is what was written.
    pub(super) fn verify(self) -> Result<(), BackupError> {
        if self.bytes == self.entry.bytes && hex(&self.digest.finalize()) == self.entry.sha256 {
            Ok(())
        } else {
            Err(BackupError::Damaged(self.entry.name))
        }
    }
}

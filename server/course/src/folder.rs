use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// A course as files: path with `/` → bytes, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

const LARGEST_FILE: u64 = 512 * 1024;
const LARGEST_FOLDER: u64 = 32 * 1024 * 1024;
const MOST_FILES: usize = 4000;
/// Module, lesson, file; one more so that a folder too deep is a finding and not a failure.
const DEEPEST: usize = 4;

impl Folder {
    /// Reads a directory. Names that begin with a dot are left out.
    ///
    /// # Errors
    /// When it cannot be read, holds a symbolic link or a name that is not UTF-8, or is larger than a course can be.
    pub fn read(directory: &Path) -> io::Result<Self> {
        let mut folder = Self::default();
        let mut left = LARGEST_FOLDER;
        folder.add(directory, "", DEEPEST, &mut left)?;
        Ok(folder)
    }

    /// A folder out of memory, such as the copy inside the binary. Names that begin with a dot are left out.
    pub fn from_entries<P: Into<String>, B: Into<Vec<u8>>>(
        entries: impl IntoIterator<Item = (P, B)>,
    ) -> Self {
        let files = entries
            .into_iter()
            .map(|(path, bytes)| (path.into().replace('\\', "/"), bytes.into()))
            .filter(|(path, _)| !path.split('/').any(|name| name.starts_with('.')))
            .collect();
        Self { files }
    }

    pub(crate) fn file<'a>(&'a self, path: &str) -> Option<(&'a str, &'a [u8])> {
        let (path, bytes) = self.files.get_key_value(path)?;
        Some((path, bytes))
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The lengths are part of it, so that no byte can move from one file to the next unnoticed.
    pub(crate) fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (path, bytes) in &self.files {
            for field in [path.as_bytes(), bytes] {
                hash.update((field.len() as u64).to_le_bytes());
                hash.update(field);
            }
        }
        hexadecimal(hash)
    }

    fn add(&mut self, at: &Path, prefix: &str, depth: usize, left: &mut u64) -> io::Result<()> {
        if depth == 0 {
            return Err(refused(at, "is nested too deeply"));
        }
        for entry in fs::read_dir(at)? {
            let entry = entry?;
            let place = entry.path();
            let name = entry
                .file_name()
                .into_string()
                .map_err(|_| refused(&place, "has a name that is not UTF-8"))?;
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() {
                self.add(&place, &format!("{path}/"), depth - 1, left)?;
            } else if kind.is_file() {
                let bytes = bounded(&place, left)?;
                self.files.insert(path, bytes);
            } else {
                return Err(refused(&place, "is a link or a device"));
            }
            if self.files.len() > MOST_FILES {
                return Err(refused(&place, "is one file too many"));
            }
        }
        Ok(())
    }
}

/// SHA-256 of one file in hexadecimal.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new().chain_update(bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    format!("{:x}", hash.finalize())
}

fn bounded(place: &Path, left: &mut u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // The size in the directory may be old by now: what is counted is what was read.
    let read = fs::File::open(place)?
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)? as u64;
    if read > LARGEST_FILE {
        return Err(refused(place, "is larger than 512 KB"));
    }
    *left = left
        .checked_sub(read)
        .ok_or_else(|| refused(place, "makes the course larger than 32 MB"))?;
    Ok(bytes)
}

fn refused(place: &Path, why: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        format!("{} {why}", place.display()),
    )
}

#[cfg(test)]
mod tests;

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::BackupError;
use super::manifest::{Entry, hex};

/// An archive that is being written beside its place: it has its name only once it is whole.
pub(super) struct Archive {
    target: PathBuf,
    part: PathBuf,
    out: Out,
    entries: Vec<Entry>,
}

enum Out {
    Zip(Box<ZipWriter<BufWriter<File>>>),
    Folder,
}

/// How an entry lies in a zip.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Rows shrink well.
    Packed,
    /// Photos and PDFs do not.
    AsIs,
}

impl Archive {
    /// Begins at `target`: a zip file when it is called so, otherwise a folder.
    pub(super) fn create(target: &Path) -> Result<Self, BackupError> {
        if target.exists() {
            return Err(BackupError::Exists(target.to_owned()));
        }
        let mut part = target.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let is_zip = target
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        // What an interrupted backup left under this name is of no use to anybody.
        if part.is_dir() {
            std::fs::remove_dir_all(&part).map_err(BackupError::io(&part))?;
        }
        let out = if is_zip {
            Out::Zip(Box::new(ZipWriter::new(BufWriter::new(private(&part)?))))
        } else {
            std::fs::create_dir_all(&part).map_err(BackupError::io(&part))?;
            Out::Folder
        };
        Ok(Self {
            target: target.to_owned(),
            part,
            out,
            entries: Vec::new(),
        })
    }

    /// Adds an entry; `fill` writes its bytes.
    pub(super) fn add(
        &mut self,
        name: &str,
        packing: Packing,
        fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<&Entry, BackupError> {
        let path = self.part.join(name);
        let written = match &mut self.out {
            Out::Zip(zip) => {
                let method = match packing {
                    Packing::Packed => CompressionMethod::Deflated,
                    Packing::AsIs => CompressionMethod::Stored,
                };
                let options = SimpleFileOptions::default()
                    .compression_method(method)
                    .large_file(true)
                    .unix_permissions(0o600);
                zip.start_file(name, options)?;
                counted(zip.as_mut(), fill)
            }
            Out::Folder => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder).map_err(BackupError::io(folder))?;
                }
                let mut file = BufWriter::new(private(&path)?);
                counted(&mut file, fill).and_then(|written| {
                    file.into_inner()?.sync_all()?;
                    Ok(written)
                })
            }
        };
        let (bytes, sha256) = written.map_err(BackupError::io(&path))?;
        self.entries.push(Entry {
            name: name.to_owned(),
            bytes,
            sha256,
        });
        Ok(&self.entries[self.entries.len() - 1])
    }

    /// What was added so far.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Gives the archive its name.
    pub(super) fn finish(self) -> Result<(), BackupError> {
        let Self {
            target, part, out, ..
        } = self;
        if let Out::Zip(zip) = out {
            let file = zip
                .finish()?
                .into_inner()
                .map_err(|error| BackupError::Io(part.clone(), error.into_error()))?;
            file.sync_all().map_err(BackupError::io(&part))?;
        }
        std::fs::rename(&part, &target).map_err(BackupError::io(&target))?;
        sync_parent(&target)
    }
}

/// Makes a rename outlive a power cut.
pub(super) fn sync_parent(path: &Path) -> Result<(), BackupError> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    File::open(parent)
        .and_then(|folder| folder.sync_all())
        .map_err(BackupError::io(parent))
}

/// A file that only its owner reads: there are people in it.
pub(super) fn private(path: &Path) -> Result<File, BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(BackupError::io(path))
}

fn counted(
    out: &mut dyn Write,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<(u64, String)> {
    let mut counting = Counting {
        out,
        digest: Sha256::new(),
        bytes: 0,
    };
    fill(&mut counting)?;
    Ok((counting.bytes, hex(&counting.digest.finalize())))
}

struct Counting<'a> {
    out: &'a mut dyn Write,
    digest: Sha256,
    bytes: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

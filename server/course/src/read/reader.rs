use std::collections::BTreeSet;

use super::keys::Keys;
use super::sheet::Sheet;
use crate::{Finding, FindingKind, Folder};

/// What reading a course carries along. Each part of the format adds its own methods in a file of its own.
pub(crate) struct Reader<'a> {
    pub(super) folder: &'a Folder,
    pub(super) findings: Vec<Finding>,
    pub(super) keys: Keys,
    /// The keys of all lessons, known before the first text is rendered.
    pub(super) lessons: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self {
            folder,
            findings: Vec::new(),
            keys: Keys::default(),
            lessons: BTreeSet::new(),
        }
    }

    pub(super) fn found(&mut self, path: &str, line: Option<u32>, what: FindingKind) {
        let finding = Finding::new(path, line, what);
        // A tag and its end are two of the same in one line.
        if self.findings.last() != Some(&finding) {
            self.findings.push(finding);
        }
    }

    /// A finding at a byte of a text.
    pub(super) fn found_at(&mut self, sheet: &Sheet<'_>, at: usize, what: FindingKind) {
        self.found(sheet.path, Some(sheet.line(at)), what);
    }

    /// A text file, if it is there.
    pub(super) fn sheet(&mut self, path: &str) -> Option<Sheet<'a>> {
        let (path, bytes) = self.folder.file(path)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(Sheet::whole(path, text)),
            Err(_) => {
                self.found(path, None, FindingKind::NotText);
                None
            }
        }
    }
}

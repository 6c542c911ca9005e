use serde::{Deserialize, Serialize};

/// The shape of the archive that this program writes.
pub(super) const FORMAT: u32 = 1;

/// Its name in the archive.
pub(super) const NAME: &str = "manifest.json";

/// What an archive holds, written last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The shape of the archive.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The moment it holds, in milliseconds since 1970, UTC.
    pub made_at: i64,
    /// The newest migration of its tables.
    pub migration: i64,
    /// Every table and every file.
    pub entries: Vec<Entry>,
    /// Files that rows name and the storage did not have, or had otherwise, when it was made.
    pub lost: Vec<String>,
}

/// One table or file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// `tables/person.jsonl`, `files/uploads/…`.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// Their digest, in hexadecimal.
    pub sha256: String,
}

/// Whether a name stays inside the folder it is unpacked into.
pub(super) fn is_safe(name: &str) -> bool {
    let mut parts = name.split('/');
    let root = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    matches!(root, "tables" | "files")
        && rest.peek().is_some()
        && rest.all(|part| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        })
}

/// A digest as it stands in a manifest and in the table of files.
pub(super) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn nothing_is_unpacked_elsewhere() {
        assert!(is_safe("files/uploads/a-B_9"));
        assert!(is_safe("tables/person.jsonl"));
        for name in [
            "../kemas.sqlite",
            "files/../../etc/passwd",
            "/etc/passwd",
            "files//a",
            "files",
            "files/a\\b",
            "manifest.json",
        ] {
            assert!(!is_safe(name), "{name}");
        }
    }
}

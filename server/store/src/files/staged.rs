use std::io::ErrorKind;
use std::path::Path;
use std::time::UNIX_EPOCH;

use domain::time::Timestamp;

use super::Files;
use crate::Error;

impl Files {
    /// Removes what writes that a crash cut off had laid down below `folder` before a moment, and answers how many that were.
    /// Only a local folder has such files: under the name they were to get, with `#` and a number behind it; no listing shows
    /// them.
    ///
    /// # Errors
    /// [`Error::Storage`] when the folder cannot be read, or one cannot be removed.
    pub async fn remove_staged(&self, folder: &str, moment: Timestamp) -> Result<u64, Error> {
        let Some(root) = &self.folder else {
            return Ok(0);
        };
        let folder = root.join(folder);
        let removed = tokio::task::spawn_blocking(move || remove(&folder, moment)).await;
        removed
            .unwrap_or_else(|ended| Err(std::io::Error::other(ended)))
            .map_err(|error| {
                Error::Storage(object_store::Error::Generic {
                    store: "LocalFileSystem",
                    source: error.into(),
                })
            })
    }
}

fn remove(folder: &Path, moment: Timestamp) -> std::io::Result<u64> {
    let inside = match std::fs::read_dir(folder) {
        Ok(inside) => inside,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut removed = 0;
    for entry in inside {
        let entry = entry?;
        if !is_staged(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let written = entry.metadata()?.modified()?;
        let age = written.duration_since(UNIX_EPOCH).unwrap_or_default();
        if i64::try_from(age.as_millis()).unwrap_or(i64::MAX) < moment.0 {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn is_staged(name: &str) -> bool {
    name.rsplit_once('#').is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_staged;

    #[test]
    fn only_what_ends_in_a_number_is_staged() {
        assert!(is_staged("Zm9v#1") && is_staged("a#b#20"));
        for name in ["Zm9v", "Zm9v#", "Zm9v#a", "1"] {
            assert!(!is_staged(name), "{name}");
        }
    }
}

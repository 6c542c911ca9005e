use course::Folder;
use include_dir::{Dir, include_dir};

/// The course's own copy inside the binary.
static COURSE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/course");

/// The embedded course, read and checked.
///
/// # Errors
/// A sentence that names the first finding.
pub fn course() -> Result<course::Course, String> {
    let mut entries = Vec::new();
    collect(&COURSE, &mut entries);
    course::read(&Folder::from_entries(entries)).map_err(|findings| {
        findings.first().map_or_else(
            || "the course cannot be read".to_owned(),
            ToString::to_string,
        )
    })
}

fn collect(folder: &Dir<'static>, entries: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files() {
        entries.push((
            file.path().to_string_lossy().into_owned(),
            file.contents().to_vec(),
        ));
    }
    for inner in folder.dirs() {
        collect(inner, entries);
    }
}

use std::fs;

use super::Folder;

#[test]
fn a_directory_and_its_embedded_copy_are_the_same_edition() {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir_all(directory.path().join("01-a/1.1-b")).unwrap();
    fs::write(directory.path().join("course.toml"), "key").unwrap();
    fs::write(directory.path().join("01-a/1.1-b/id.md"), "text").unwrap();
    fs::write(directory.path().join(".DS_Store"), "noise").unwrap();

    let read = Folder::read(directory.path()).unwrap();
    let embedded = Folder::from_entries([
        ("01-a/1.1-b/id.md", "text"),
        ("course.toml", "key"),
        ("01-a/.hidden", "noise"),
    ]);
    assert_eq!(read.digest(), embedded.digest());
    assert_eq!(
        read.paths().collect::<Vec<_>>(),
        ["01-a/1.1-b/id.md", "course.toml"]
    );
}

#[test]
fn a_byte_that_moves_between_files_changes_the_digest() {
    let one = Folder::from_entries([("a", "bc"), ("d", "")]);
    let other = Folder::from_entries([("a", "b"), ("d", "c")]);
    assert_ne!(one.digest(), other.digest());
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/etc/passwd", directory.path().join("course.toml")).unwrap();
    let error = Folder::read(directory.path()).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[test]
fn sizes_and_depth_are_bounded() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("large.svg"), vec![b' '; 600 * 1024]).unwrap();
    let error = Folder::read(directory.path()).unwrap_err();
    assert!(error.to_string().contains("larger than 512 KB"), "{error}");

    let directory = tempfile::tempdir().unwrap();
    fs::create_dir_all(directory.path().join("a/b/c/d/e")).unwrap();
    let error = Folder::read(directory.path()).unwrap_err();
    assert!(error.to_string().contains("nested too deeply"), "{error}");
}

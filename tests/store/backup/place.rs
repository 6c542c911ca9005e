//! Where a restore may go: a folder that is there already, and cannot be replaced, keeps its place.

use std::fs;
use std::path::Path;

use store::backup::{BackupError, Destination, restore};
use tempfile::TempDir;
use tests::{EmptyDatabase, TestApp};

use super::{backup, files_of, fill, tables_of, there_and_back};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_there_keeps_its_place_and_gets_the_contents() {
    let app = TestApp::start().await;
    fill(&app).await;
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;
    let database = EmptyDatabase::create().await;
    let urls = std::iter::once(None).chain(database.as_ref().map(|new| Some(new.url())));
    for (nth, url) in urls.enumerate() {
        // Like the folder that systemd keeps for a service: a link to where it really is, a file system of its own perhaps.
        let place = room.path().join(format!("place-{nth}"));
        fs::create_dir_all(place.join("lost+found")).expect("a folder");
        let link = format!("link-{nth}");
        std::os::unix::fs::symlink(&place, room.path().join(&link)).expect("a link");
        let again = there_and_back(&folder, &room, &link, url.clone()).await;
        assert_eq!(tables_of(&folder), tables_of(&again));
        assert_eq!(files_of(&folder), files_of(&again));
        assert!(room.path().join(&link).is_symlink());
        let expected: &[&str] = match url {
            Some(_) => &["files", "lost+found"],
            None => &["files", "kemas.sqlite", "lost+found"],
        };
        assert_eq!(names(&place), expected);
    }
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_cannot_be_filled_is_refused_before_the_database_is() {
    let app = TestApp::start().await;
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;
    std::os::unix::fs::symlink("nowhere", room.path().join("link")).expect("a link");
    let database = EmptyDatabase::create().await;
    let to = Destination {
        folder: room.path().join("link"),
        postgres: database.as_ref().map(EmptyDatabase::url),
    };
    let error = restore(&folder, &to).await.expect_err("refused");
    assert!(matches!(error, BackupError::Io(..)), "{error}");
    // The database is as empty as before.
    if let Some(database) = &database {
        let to = Destination {
            folder: room.path().join("new"),
            postgres: Some(database.url()),
        };
        restore(&folder, &to).await.expect("a restore");
    }
    assert_eq!(
        names(room.path()),
        match database {
            Some(_) => vec!["backup", "link", "new"],
            None => vec!["backup", "link"],
        }
    );
    app.close().await;
}

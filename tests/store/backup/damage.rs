//! What is damaged, or would overwrite something, is refused in words, and nothing is left behind.

use std::fs;
use std::path::Path;

use store::backup::{BackupError, Destination, make, restore};
use tempfile::TempDir;
use tests::{EmptyDatabase, TestApp};

use super::{backup, fill, manifest};

async fn into(archive: &Path, room: &TempDir) -> Result<(), BackupError> {
    let to = Destination {
        folder: room.path().join("new"),
        postgres: None,
    };
    let restored = restore(archive, &to).await.map(|_| ());
    if restored.is_err() {
        assert!(!to.folder.exists(), "half a restore is there");
        let left: Vec<_> = fs::read_dir(room.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name())
            .filter(|name| name.to_string_lossy().starts_with(".kemas"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
    restored
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_is_refused_as_a_whole() {
    let app = TestApp::start().await;
    fill(&app).await;
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;
    let entries = manifest(&folder).entries;
    let photo = entries
        .iter()
        .find(|entry| entry.name.starts_with("files/"))
        .expect("a file");

    for name in [photo.name.as_str(), "tables/person.jsonl"] {
        let path = folder.join(name);
        let whole = fs::read(&path).expect("an entry");
        // One bit.
        let mut flipped = whole.clone();
        *flipped.last_mut().expect("a byte") ^= 1;
        fs::write(&path, &flipped).expect("written");
        let error = into(&folder, &room).await.expect_err("refused");
        assert!(
            matches!(&error, BackupError::Damaged(at) if at == name),
            "{error}"
        );
        // Cut off.
        fs::write(&path, &whole[..whole.len() / 2]).expect("written");
        let error = into(&folder, &room).await.expect_err("refused");
        assert!(
            matches!(&error, BackupError::Damaged(at) if at == name),
            "{error}"
        );
        // Gone.
        fs::remove_file(&path).expect("removed");
        let error = into(&folder, &room).await.expect_err("refused");
        assert!(
            matches!(&error, BackupError::Missing(at) if at == name),
            "{error}"
        );
        fs::write(&path, &whole).expect("written");
    }
    into(&folder, &room).await.expect("whole again");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_zip_is_refused_as_a_whole() {
    let app = TestApp::start().await;
    fill(&app).await;
    let room = TempDir::new().expect("a folder");
    let zip = room.path().join("backup.zip");
    backup(&app, &zip).await;
    let whole = fs::read(&zip).expect("the zip");
    for at in [whole.len() / 4, whole.len() / 2] {
        let mut flipped = whole.clone();
        flipped[at] ^= 0xff;
        fs::write(&zip, &flipped).expect("written");
        into(&zip, &room).await.expect_err("refused");
    }
    fs::write(&zip, &whole[..whole.len() / 2]).expect("written");
    let error = into(&zip, &room).await.expect_err("refused");
    assert!(matches!(error, BackupError::NotABackup(..)), "{error}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_overwritten() {
    let app = TestApp::start().await;
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;

    let now = app.now();
    let error = make(app.db(), &app.site.files, &folder, "test", move || now)
        .await
        .expect_err("refused");
    assert!(error.to_string().contains("is there already"), "{error}");

    let taken = room.path().join("data");
    fs::create_dir(&taken).expect("a folder");
    fs::write(taken.join("catatan.txt"), "penting").expect("a file");
    let to = Destination {
        folder: taken.clone(),
        postgres: None,
    };
    let error = restore(&folder, &to).await.expect_err("refused");
    assert!(error.to_string().contains("is not empty"), "{error}");
    assert_eq!(
        fs::read_to_string(taken.join("catatan.txt")).expect("kept"),
        "penting"
    );

    // An empty folder will do.
    fs::remove_file(taken.join("catatan.txt")).expect("removed");
    restore(&folder, &to).await.expect("a restore");

    if let Some(database) = EmptyDatabase::create().await {
        let to = |name: &str| Destination {
            folder: room.path().join(name),
            postgres: Some(database.url()),
        };
        restore(&folder, &to("first")).await.expect("a restore");
        let error = restore(&folder, &to("second")).await.expect_err("refused");
        assert!(matches!(error, BackupError::DatabaseNotEmpty), "{error}");
        assert!(!room.path().join("second").exists());
    }
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_newer_program_is_refused() {
    let app = TestApp::start().await;
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;
    let path = folder.join("manifest.json");
    let mut newer = manifest(&folder);
    newer.migration += 1000;
    newer.program = "9.0.0".to_owned();
    fs::write(&path, serde_json::to_vec(&newer).expect("a manifest")).expect("written");
    let error = into(&folder, &room).await.expect_err("refused");
    assert!(
        error.to_string().contains("newer program (9.0.0)"),
        "{error}"
    );
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_file_is_named_and_the_rest_is_kept() {
    let app = TestApp::start().await;
    fill(&app).await;
    let keys = app.texts("select object_key from file order by id").await;
    let gone = store::files::ObjectKey::stored(keys[0].clone());
    app.site.files.delete(&gone).await.expect("removed");
    let room = TempDir::new().expect("a folder");
    let made = backup(&app, &room.path().join("backup")).await;
    assert_eq!(made.lost, [keys[0].clone()]);
    into(&room.path().join("backup"), &room)
        .await
        .expect("the rest comes back");
    app.close().await;
}

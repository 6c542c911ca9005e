//! Backup and restore: a whole moment goes out and comes back, into either engine, or not at all.

mod damage;
mod place;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::time::{DAY, HOUR};
use store::Db;
use store::backup::{Destination, Made, Manifest, make, restore};
use store::files::{Files, ObjectKey};
use tempfile::TempDir;
use tests::{BUDI, EmptyDatabase, SITI, TestApp, WATI, Work};

tests::on_both_engines! {
    everything_comes_back,
    a_backup_taken_while_people_write_is_of_one_moment,
    the_sweep_waits_for_a_running_backup,
}

/// Siti's design is sent and judged, Budi's is under way.
async fn fill(app: &TestApp) {
    let mut siti = app.sign_in(SITI).await;
    let work = Work::sent(&mut siti, app.number("select min(id) from product").await).await;
    let mut wati = app.sign_in(WATI).await;
    work.judge(&mut wati, "fix").await;
    work.remark(
        &mut wati,
        "Tanggal kedaluwarsa belum ada \u{202e}tempatnya 🍃.",
    )
    .await;
    work.release(&mut wati, "now").await;
    let mut budi = app.sign_in(BUDI).await;
    let second = app.number("select min(id) + 1 from product").await;
    Work::open(&mut budi, second).await.fill(&mut budi).await;
}

async fn backup(app: &TestApp, target: &Path) -> Made {
    let now = app.now();
    make(app.db(), &app.site.files, target, "test", move || now)
        .await
        .expect("a backup")
}

/// The manifest of a backup that is a folder.
fn manifest(folder: &Path) -> Manifest {
    let text = std::fs::read(folder.join("manifest.json")).expect("a manifest");
    serde_json::from_slice(&text).expect("a manifest")
}

/// Every row of every table, as the archive holds them; what the backup itself leaves in the database is left out.
fn tables_of(folder: &Path) -> BTreeMap<String, Vec<String>> {
    std::fs::read_dir(folder.join("tables"))
        .expect("tables")
        .map(|entry| entry.expect("a table").path())
        .map(|path| {
            let mut lines: Vec<_> = std::fs::read_to_string(&path)
                .expect("rows")
                .lines()
                .filter(|line| !line.contains("\"backup."))
                .map(|line| line.replace("true", "1").replace("false", "0"))
                .collect();
            lines[1..].sort();
            (
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                lines,
            )
        })
        .collect()
}

fn files_of(folder: &Path) -> Vec<(String, String)> {
    manifest(folder)
        .entries
        .into_iter()
        .filter(|entry| entry.name.starts_with("files/"))
        .map(|entry| (entry.name, entry.sha256))
        .collect()
}

/// Restores into a new place, and backs that up again.
async fn there_and_back(
    archive: &Path,
    room: &TempDir,
    name: &str,
    postgres: Option<String>,
) -> std::path::PathBuf {
    let to = Destination {
        folder: room.path().join(name),
        postgres: postgres.clone(),
    };
    restore(archive, &to).await.expect("a restore");
    let db = match &postgres {
        Some(url) => Db::open(url).await,
        None => Db::open_sqlite(&to.folder.join(store::SQLITE_FILE)).await,
    }
    .expect("the restored database");
    let files = Files::in_folder(&to.folder.join(store::FILES_FOLDER)).expect("the restored files");
    let again = room.path().join(format!("{name}-again"));
    let made = make(&db, &files, &again, "test", || domain::time::Timestamp(0))
        .await
        .expect("a backup of the restored");
    assert!(made.lost.is_empty(), "{:?}", made.lost);
    if postgres.is_some() {
        new_rows_are_numbered_behind_the_old(&db).await;
    }
    db.close().await;
    again
}

async fn new_rows_are_numbered_behind_the_old(db: &Db) {
    let now = domain::time::Timestamp(1);
    tests::add_person(db, "Orang baru", "+6281300009999", now).await;
}

async fn everything_comes_back(app: TestApp) {
    fill(&app).await;
    app.do_jobs().await;
    let room = TempDir::new().expect("a folder");
    let (folder, zip) = (room.path().join("backup"), room.path().join("backup.zip"));
    let made = backup(&app, &folder).await;
    assert!(made.lost.is_empty(), "{:?}", made.lost);
    assert!(made.rows > 100, "{made:?}");
    assert_eq!(
        i64::try_from(made.files).expect("a few"),
        named_files(&app).await
    );
    backup(&app, &zip).await;

    let again = there_and_back(&folder, &room, "one", None).await;
    assert_eq!(tables_of(&folder), tables_of(&again));
    assert_eq!(files_of(&folder), files_of(&again));
    let again = there_and_back(&zip, &room, "two", None).await;
    assert_eq!(tables_of(&folder), tables_of(&again));
    assert_eq!(files_of(&folder), files_of(&again));
    // Into the other engine, and into the same one.
    if let Some(database) = EmptyDatabase::create().await {
        let again = there_and_back(&zip, &room, "three", Some(database.url())).await;
        assert_eq!(tables_of(&folder), tables_of(&again));
        assert_eq!(files_of(&folder), files_of(&again));
    }
    app.close().await;
}

async fn named_files(app: &TestApp) -> i64 {
    app.number("select (select count(*) from file) + (select count(*) from preview)")
        .await
}

async fn a_backup_taken_while_people_write_is_of_one_moment(app: TestApp) {
    fill(&app).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let writing = {
        let mut siti = app.sign_in(SITI).await;
        let is_over = Arc::clone(&is_over);
        tokio::spawn(async move {
            let mut written = 0;
            while !is_over.load(Ordering::SeqCst) {
                let name = format!("Keripik {written}");
                let fields = [
                    ("name", name.as_str()),
                    ("category", "food"),
                    ("market", "ID"),
                ];
                siti.post("/products", &fields)
                    .await
                    .redirects_to("/products");
                written += 1;
            }
            written
        })
    };
    let room = TempDir::new().expect("a folder");
    let folder = room.path().join("backup");
    backup(&app, &folder).await;
    is_over.store(true, Ordering::SeqCst);
    assert!(writing.await.expect("writes") > 0);

    // Each product of that moment has its markets, its audit row and its answered command, or none of them.
    let again = there_and_back(&folder, &room, "one", None).await;
    assert_eq!(tables_of(&folder), tables_of(&again));
    let db = Db::open_sqlite(&room.path().join("one").join(store::SQLITE_FILE))
        .await
        .expect("the restored database");
    let products = number_in(&db, "select count(*) from product where name like 'Keripik %' and name <> 'Keripik tempe 100 g'").await;
    for sql in [
        "select count(*) from product p where name like 'Keripik %' and name <> 'Keripik tempe 100 g'
         and exists (select 1 from product_market where product_id = p.id)",
        "select count(*) from audit where action = 'product.add'",
        "select count(*) from command where name = 'product.add'",
    ] {
        assert_eq!(number_in(&db, sql).await, products, "{sql}");
    }
    db.close().await;
    app.close().await;
}

async fn number_in(db: &Db, sql: &str) -> i64 {
    let mut reader = db.reader().await.expect("a connection");
    let store::Conn::Sqlite(conn) = reader.conn() else {
        panic!("not SQLite");
    };
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    sqlx::query_scalar(sql)
        .fetch_one(conn)
        .await
        .expect("a number")
}

async fn the_sweep_waits_for_a_running_backup(app: TestApp) {
    let key = ObjectKey::new("uploads").expect("a name");
    let is_there = async || app.site.files.get(&key).await.is_ok();
    app.site
        .files
        .put(&key, bytes::Bytes::from_static(b"nobody's"))
        .await
        .expect("a stored file");
    // The file's own time is the machine's; the app's clock goes on two days from there.
    let ahead = server::clock::now().0 + 2 * DAY - app.now().0;
    app.pass(ahead);
    let held = app.now().plus(HOUR).0.to_string();
    keep(&app, "backup.running", &held).await;
    assert!(
        !store::backup::is_orphan(app.db(), &key, app.now())
            .await
            .expect("an answer")
    );
    sweep(&app).await;
    assert!(is_there().await, "swept under a backup");
    // The backup died: its word is good for an hour.
    app.pass(DAY + HOUR);
    sweep(&app).await;
    assert!(!is_there().await, "never swept");
    app.close().await;
}

async fn keep(app: &TestApp, key: &'static str, value: &str) {
    app.db()
        .write(store::Lock::Nothing, |mut conn| {
            let value = value.to_owned();
            Box::pin(async move { store::setting::keep(&mut conn, key, &value).await })
        })
        .await
        .expect("a setting");
}

async fn sweep(app: &TestApp) {
    store::jobs::enqueue_every(app.db(), "sweep", DAY, app.now())
        .await
        .expect("a job");
    assert!(app.do_jobs().await > 0);
}

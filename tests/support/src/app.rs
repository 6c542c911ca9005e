use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use store::Db;
use store::files::Files;
use tempfile::TempDir;

use crate::postgres::Database;
use crate::snapshot::BEGINNING;
use crate::{People, Process, Snapshot};

/// The site with a database of its own, gone with the test.
pub struct TestApp {
    process: Process,
    /// Where its people stand.
    pub people: People,
    clock: Arc<AtomicI64>,
    url: String,
    uploads: PathBuf,
    database: Option<Database>,
    _folder: TempDir,
}

impl Deref for TestApp {
    type Target = Process;

    fn deref(&self) -> &Process {
        &self.process
    }
}

impl TestApp {
    /// On SQLite, in a folder of its own.
    pub async fn start() -> Self {
        Self::from(Snapshot::beginning().await).await
    }

    /// On SQLite, from where another test's site stood. Its files are the other's: only for as long as that lives.
    pub async fn from(snapshot: &Snapshot) -> Self {
        let folder = new_folder();
        let path = folder.path().join("kemas.db");
        std::fs::write(&path, &snapshot.bytes).expect("a database");
        let uploads = snapshot
            .uploads
            .clone()
            .unwrap_or_else(|| folder.path().join("uploads"));
        let url = format!("sqlite:{}", path.display());
        let clock = Arc::new(AtomicI64::new(snapshot.at.0));
        Self::assemble(url, uploads, clock, snapshot.people, None, folder).await
    }

    /// On PostgreSQL, in a database of its own on the server that `KEMAS_TEST_POSTGRES` names. Without one the test has
    /// nothing to do and says so; with `CI` set that is a failure.
    pub async fn on_postgres() -> Option<Self> {
        let database = Database::create().await?;
        let folder = new_folder();
        let uploads = folder.path().join("uploads");
        let (url, people) = (database.url(), database.people);
        let clock = Arc::new(AtomicI64::new(BEGINNING.0));
        Some(Self::assemble(url, uploads, clock, people, Some(database), folder).await)
    }

    async fn assemble(
        url: String,
        uploads: PathBuf,
        clock: Arc<AtomicI64>,
        people: People,
        database: Option<Database>,
        folder: TempDir,
    ) -> Self {
        Self {
            process: open(&url, &uploads, &clock).await,
            people,
            clock,
            url,
            uploads,
            database,
            _folder: folder,
        }
    }

    /// A second server process on the same database and storage.
    pub async fn another_process(&self) -> Process {
        open(&self.url, &self.uploads, &self.clock).await
    }

    /// Where it stands now, to go on from there more than once.
    pub async fn snapshot(&self) -> Snapshot {
        Snapshot::take(self.db(), self.people, self.now(), Some(&self.uploads)).await
    }

    /// Closes its connections, which a dropped pool does only later.
    pub async fn close(self) {
        self.db().close().await;
    }

    /// Whether it stands on PostgreSQL.
    #[must_use]
    pub const fn is_on_postgres(&self) -> bool {
        self.database.is_some()
    }

    /// How many files its storage holds.
    #[must_use]
    pub fn stored_files(&self) -> usize {
        std::fs::read_dir(self.uploads.join("uploads")).map_or(0, Iterator::count)
    }
}

async fn open(url: &str, uploads: &Path, clock: &Arc<AtomicI64>) -> Process {
    let db = Db::open(url).await.expect("a database");
    let files = Files::in_folder(uploads).expect("a storage");
    Process::new(db, files, Arc::clone(clock))
}

/// A folder in memory where there is one: the tests write little, and wait for a disk at every commit otherwise.
pub(crate) fn new_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        TempDir::new_in(memory)
    } else {
        TempDir::new()
    }
    .expect("a folder")
}

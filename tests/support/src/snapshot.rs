use std::path::{Path, PathBuf};

use domain::time::Timestamp;
use sqlx::AssertSqlSafe;
use store::{Conn, Db};
use tokio::sync::OnceCell;

use crate::app::new_folder;
use crate::people::{People, fill};

/// Tuesday 24 November 2026, 09:00 WIB: when every test begins.
pub(crate) const BEGINNING: Timestamp = Timestamp(1_795_485_600_000);

/// A SQLite database as it stood, to be opened as often as needed.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) bytes: Vec<u8>,
    pub(crate) people: People,
    pub(crate) at: Timestamp,
    pub(crate) uploads: Option<PathBuf>,
}

impl Snapshot {
    pub(crate) async fn take(
        db: &Db,
        people: People,
        at: Timestamp,
        uploads: Option<&Path>,
    ) -> Self {
        let folder = new_folder();
        let path = folder.path().join("copy.db");
        let sql = format!("vacuum into '{}'", path.display());
        let mut reader = db.reader().await.expect("a connection");
        let Conn::Sqlite(conn) = reader.conn() else {
            panic!("only SQLite is copied as a file");
        };
        sqlx::query(AssertSqlSafe(sql))
            .execute(conn)
            .await
            .expect("a copy");
        Self {
            bytes: std::fs::read(&path).expect("the copy"),
            people,
            at,
            uploads: uploads.map(Path::to_owned),
        }
    }

    /// The database that every test starts from: migrated once, filled once.
    pub(crate) async fn beginning() -> &'static Self {
        static BEGINNING_COPY: OnceCell<Snapshot> = OnceCell::const_new();
        BEGINNING_COPY
            .get_or_init(|| async {
                let folder = new_folder();
                let db = Db::open_sqlite(&folder.path().join("kemas.db"))
                    .await
                    .expect("a database");
                let people = fill(&db, BEGINNING).await;
                let copy = Self::take(&db, people, BEGINNING, None).await;
                db.close().await;
                copy
            })
            .await
    }
}

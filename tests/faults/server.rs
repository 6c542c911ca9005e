use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::TestApp;

use crate::KEMAS;
use crate::browser::Browser;

/// The program, serving.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Serves a data folder.
    pub(crate) fn start(data: &Path) -> Self {
        Self::run(Command::new(KEMAS).arg("serve").arg("--data").arg(data))
    }

    /// Starts a command, which gets its address last, and waits until it answers.
    pub(crate) fn run(command: &mut Command) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let child = command
            .arg("--listen")
            .arg(address.to_string())
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut server = Self { child, address };
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = server.child.try_wait().expect("its state");
            assert_eq!(ended, None, "the program ended");
            assert!(
                began.elapsed() < Duration::from_secs(120),
                "the program does not answer"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    pub(crate) const fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A data folder with the people of the tests, restored from a backup as one would be.
pub(crate) async fn data_of(app: &TestApp) -> TempDir {
    let room = TempDir::new().expect("a folder");
    let (archive, now) = (room.path().join("backup"), app.now());
    store::backup::make(app.db(), &app.site.files, &archive, "test", move || now)
        .await
        .expect("a backup");
    let to = store::backup::Destination {
        folder: room.path().join("data"),
        postgres: None,
    };
    store::backup::restore(&archive, &to)
        .await
        .expect("a restore");
    room
}

/// What the doctor says of a data folder, but for holidays that nobody entered.
pub(crate) async fn findings(data: &Path) -> Vec<store::doctor::Finding> {
    let db = store::Db::connect_sqlite(&data.join(store::SQLITE_FILE))
        .await
        .expect("the database");
    let files = store::files::Files::in_folder(&data.join(store::FILES_FOLDER)).expect("the files");
    let now = server::clock::now();
    let mut found = store::doctor::examine(&db, &files, now.date(domain::time::Zone::Wib), now)
        .await
        .expect("an examination");
    db.close().await;
    found.retain(|finding| !matches!(finding, store::doctor::Finding::NoHolidays(_)));
    found
}

/// One number out of a data folder.
pub(crate) async fn number(data: &Path, sql: &str) -> i64 {
    let db = store::Db::connect_sqlite(&data.join(store::SQLITE_FILE))
        .await
        .expect("the database");
    let mut reader = db.reader().await.expect("a connection");
    let store::Conn::Sqlite(conn) = reader.conn() else {
        panic!("not SQLite");
    };
    let found = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
        .fetch_one(conn)
        .await
        .expect("a number");
    drop(reader);
    db.close().await;
    found
}

/// A connection beside the program's own that only looks, for asking often while it serves.
pub(crate) async fn look(data: &Path) -> sqlx::SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(data.join(store::SQLITE_FILE))
        .read_only(true);
    sqlx::ConnectOptions::connect(&options)
        .await
        .expect("the database")
}

/// One number, asked there.
pub(crate) async fn count(beside: &mut sqlx::SqliteConnection, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql)
        .fetch_one(beside)
        .await
        .expect("a number")
}

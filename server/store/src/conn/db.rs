use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool, pool::PoolConnection};

use super::Conn;
use super::readers::{Borrowed, Readers};
use crate::content::Kept;
use crate::{Error, migrate};

/// The database: cheap to clone, shared by everything.
#[derive(Clone, Debug)]
pub struct Db(pub(super) Engine, Kept);

#[derive(Clone, Debug)]
pub(super) enum Engine {
    /// One connection writes, several read: SQLite has one writer, and waiting in a queue beats failing in a race.
    Sqlite {
        writer: SqlitePool,
        /// For reads that hold a transaction.
        readers: SqlitePool,
        /// For all other reads.
        lending: Readers,
    },
    Postgres(PgPool),
}

/// A borrowed connection that only reads.
pub enum Reader {
    /// One of the reading connections.
    Sqlite(Borrowed),
    /// From the pool.
    Postgres(PoolConnection<sqlx::Postgres>),
}

impl Reader {
    /// The connection.
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(borrowed) => Conn::Sqlite(borrowed.conn()),
            Self::Postgres(conn) => Conn::Postgres(conn),
        }
    }
}

impl Db {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error`] when it cannot be opened, or is newer than this program.
    pub async fn open(url: &str) -> Result<Self, Error> {
        let db = Self::connect(url).await?;
        db.migrate(None).await?;
        Ok(db)
    }

    /// Opens the database at `url` and leaves its schema as it is.
    ///
    /// # Errors
    /// [`Error`] when it cannot be opened.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            Self::connect_sqlite(Path::new(path.trim_start_matches("//"))).await
        } else {
            Self::connect_postgres(url).await
        }
    }

    /// Opens a SQLite file, made if it is not there.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_sqlite(path: &Path) -> Result<Self, Error> {
        let db = Self::connect_sqlite(path).await?;
        db.migrate(None).await?;
        Ok(db)
    }

    /// Opens a SQLite file, made if it is not there, and leaves its schema as it is.
    ///
    /// # Errors
    /// As [`Db::connect`].
    pub async fn connect_sqlite(path: &Path) -> Result<Self, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: an acknowledged write must survive a power cut, not only a crash of the program.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .optimize_on_close(true, 400);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.clone())
            .await?;
        let options = options.read_only(true).create_if_missing(false);
        // Rows come from another thread: it should not have to wait for the one that takes them.
        let options = options.row_buffer_size(1_000);
        let lending = Readers::new(options.clone());
        let readers = SqlitePoolOptions::new()
            .max_connections(2)
            .acquire_timeout(Duration::from_secs(10))
            .connect_lazy_with(options);
        let engine = Engine::Sqlite {
            writer,
            readers,
            lending,
        };
        Ok(Self(engine, Kept::default()))
    }

    /// Connects to PostgreSQL. A `search_path` in the URL's options chooses the schema.
    async fn connect_postgres(url: &str) -> Result<Self, Error> {
        let options = PgConnectOptions::from_str(url)?.application_name("kemas");
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        Ok(Self(Engine::Postgres(pool), Kept::default()))
    }

    /// Brings the schema up to date, or to an earlier number.
    pub(crate) async fn migrate(&self, to: Option<i64>) -> Result<(), Error> {
        match &self.0 {
            Engine::Sqlite { writer, .. } => migrate::sqlite(writer, to).await,
            Engine::Postgres(pool) => migrate::postgres(pool, to).await,
        }
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// [`Error::Busy`] when none becomes free in ten seconds.
    pub async fn reader(&self) -> Result<Reader, Error> {
        Ok(match &self.0 {
            Engine::Sqlite { lending, .. } => Reader::Sqlite(lending.borrow().await?),
            Engine::Postgres(pool) => Reader::Postgres(pool.acquire().await?),
        })
    }

    /// What was read of published editions.
    pub(crate) const fn kept(&self) -> &Kept {
        &self.1
    }

    /// Whether it answers.
    ///
    /// # Errors
    /// [`Error`] when it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        let mut reader = self.reader().await?;
        crate::conn::value!(reader.conn(), i64, "select cast(1 as bigint)").map(|_| ())
    }

    /// Finishes what runs and closes every connection.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite {
                writer,
                readers,
                lending,
            } => {
                lending.close().await;
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

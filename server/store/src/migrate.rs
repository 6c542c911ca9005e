//! The schema, one folder of migrations an engine, with the same numbers.

use sqlx::migrate::Migrator;

use crate::conn::{rows, value};
use crate::{Conn, Error};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Brings the schema up to date, or to an earlier number.
pub(crate) async fn sqlite(pool: &sqlx::SqlitePool, to: Option<i64>) -> Result<(), Error> {
    match to {
        Some(number) => SQLITE.run_to(number, pool).await?,
        None => SQLITE.run(pool).await?,
    }
    Ok(())
}

/// As [`sqlite`].
pub(crate) async fn postgres(pool: &sqlx::PgPool, to: Option<i64>) -> Result<(), Error> {
    match to {
        Some(number) => POSTGRES.run_to(number, pool).await?,
        None => POSTGRES.run(pool).await?,
    }
    Ok(())
}

/// The newest number this program knows.
pub(crate) fn newest_known() -> i64 {
    SQLITE
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}

/// The newest number this database ran.
pub(crate) async fn newest_applied(conn: &mut Conn<'_>) -> Result<i64, Error> {
    value!(
        conn,
        i64,
        "select coalesce(max(version), 0) from _sqlx_migrations"
    )
}

/// How a database's schema differs from what this program knows, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Not run yet.
    pub(crate) waiting: Vec<i64>,
    /// Run, and not known to this program.
    pub(crate) unknown: Vec<i64>,
    /// Run from another text, or not to the end.
    pub(crate) other: Vec<i64>,
}

/// Compares a database's schema with what this program knows.
pub(crate) async fn difference(conn: &mut Conn<'_>) -> Result<Difference, Error> {
    let known = match conn {
        Conn::Sqlite(_) => &SQLITE,
        Conn::Postgres(_) => &POSTGRES,
    };
    let applied = rows!(
        conn,
        (i64, Vec<u8>, bool),
        "select version, checksum, success from _sqlx_migrations order by version"
    )?;
    let mut difference = Difference::default();
    for migration in known.iter() {
        match applied
            .iter()
            .find(|(version, ..)| *version == migration.version)
        {
            None => difference.waiting.push(migration.version),
            Some((version, checksum, success)) => {
                if !success || checksum.as_slice() != &*migration.checksum {
                    difference.other.push(*version);
                }
            }
        }
    }
    difference.unknown = applied
        .iter()
        .map(|(version, ..)| *version)
        .filter(|version| !known.version_exists(*version))
        .collect();
    Ok(difference)
}

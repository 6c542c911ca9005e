//! Two native drivers behind one connection type. SQL is written once and runs on both.

mod db;
mod lock;
mod readers;
mod whole;
mod write;

pub use db::{Db, Reader};
pub use lock::Lock;

use sqlx::{PgConnection, SqliteConnection};

/// A connection of either engine, inside or outside a transaction.
pub enum Conn<'a> {
    /// SQLite.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'a mut PgConnection),
}

/// Runs one expression on whichever engine the connection is.
///
/// `on!(conn, |c| sqlx::query("…").bind(id).execute(c).await)`
macro_rules! on {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::Conn::Sqlite(connection) => {
                let $c: &mut sqlx::SqliteConnection = connection;
                $body.map_err($crate::Error::from)
            }
            $crate::Conn::Postgres(connection) => {
                let $c: &mut sqlx::PgConnection = connection;
                $body.map_err($crate::Error::from)
            }
        }
    };
}

/// Runs a statement: `execute!(conn, "update …", id, name)` answers how many rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::conn::on!($conn, |c| sqlx::query($sql)$(.bind($value))*.execute(c).await.map(|done| done.rows_affected()))
    };
}

/// All rows: `rows!(conn, Row, "select …", id)`.
macro_rules! rows {
    ($conn:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::conn::on!($conn, |c| sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_all(c).await)
    };
}

/// The row, if there is one: `row!(conn, Row, "select …", id)`.
macro_rules! row {
    ($conn:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::conn::on!($conn, |c| sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_optional(c).await)
    };
}

/// One value of the one row there must be: `value!(conn, i64, "insert … returning id", name)`.
macro_rules! value {
    ($conn:expr, $value_type:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::conn::on!($conn, |c| sqlx::query_scalar::<_, $value_type>($sql)$(.bind($value))*.fetch_one(c).await)
    };
}

pub(crate) use {execute, on, row, rows, value};

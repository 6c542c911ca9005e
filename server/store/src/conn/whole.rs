use sqlx::Transaction;

use super::Conn;
use super::db::{Db, Engine};
use crate::Error;

/// A transaction over the whole database, held by backup, restore and doctor; everything else goes through
/// [`Db::write`] or a [`Reader`](super::Reader).
pub(crate) enum Whole {
    Sqlite(Transaction<'static, sqlx::Sqlite>),
    Postgres(Transaction<'static, sqlx::Postgres>),
}

impl Whole {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(transaction) => Conn::Sqlite(transaction),
            Self::Postgres(transaction) => Conn::Postgres(transaction),
        }
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    /// Ends it where nothing was written.
    pub(crate) async fn end(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(transaction) => transaction.rollback().await?,
            Self::Postgres(transaction) => transaction.rollback().await?,
        }
        Ok(())
    }
}

impl Db {
    /// Reads that all see the same moment, whatever is written meanwhile.
    pub(crate) async fn at_one_moment(&self) -> Result<Whole, Error> {
        Ok(match &self.0 {
            // In WAL mode the first read fixes what all later ones see.
            Engine::Sqlite { readers, .. } => Whole::Sqlite(readers.begin_with("begin").await?),
            Engine::Postgres(pool) => Whole::Postgres(
                pool.begin_with("begin isolation level repeatable read, read only")
                    .await?,
            ),
        })
    }

    /// Fills a new database that nobody else is on.
    pub(crate) async fn filling(&self) -> Result<Whole, Error> {
        Ok(match &self.0 {
            Engine::Sqlite { writer, .. } => {
                Whole::Sqlite(writer.begin_with("begin immediate").await?)
            }
            Engine::Postgres(pool) => Whole::Postgres(pool.begin().await?),
        })
    }
}

use std::pin::Pin;
use std::time::Duration;

use super::db::Engine;
use super::{Conn, Db, Lock};
use crate::Error;
use crate::error::Conflict;

/// What a write does inside its transaction. It may run again, so nothing in it has an effect outside.
type Work<'t, R, E> = Pin<Box<dyn Future<Output = Result<R, E>> + Send + 't>>;

/// Tries before two writers that keep colliding are told to come back.
const TRIES: u32 = 12;

impl Db {
    /// Runs `work` in one transaction and commits it: the only way to write.
    ///
    /// SQLite begins `IMMEDIATE` on its one writing connection. PostgreSQL is `SERIALIZABLE` and tries again, with jitter,
    /// when the engine finds that two transactions cannot have run one after the other. The advisory lock is taken inside
    /// the transaction, because a session lock would stay with a pooled connection when the visitor hangs up.
    ///
    /// # Errors
    /// What `work` answers (nothing is written then), or [`Error::Busy`] after many collisions.
    pub async fn write<R, E, F>(&self, lock: Lock, work: F) -> Result<R, E>
    where
        E: Conflict,
        F: for<'t> Fn(Conn<'t>) -> Work<'t, R, E>,
    {
        match &self.0 {
            Engine::Sqlite { writer, .. } => {
                let mut transaction = writer
                    .begin_with("begin immediate")
                    .await
                    .map_err(Error::from)?;
                let result = work(Conn::Sqlite(&mut transaction)).await?;
                transaction.commit().await.map_err(Error::from)?;
                Ok(result)
            }
            Engine::Postgres(pool) => {
                let mut tried = 0;
                loop {
                    match in_postgres(pool, lock, &work).await {
                        Err(error) if is_collision(&error) => {
                            tried += 1;
                            if tried == TRIES {
                                return Err(Error::Busy.into());
                            }
                            tokio::time::sleep(back_off(tried)).await;
                        }
                        other => return other,
                    }
                }
            }
        }
    }
}

async fn in_postgres<R, E, F>(pool: &sqlx::PgPool, lock: Lock, work: &F) -> Result<R, E>
where
    E: Conflict,
    F: for<'t> Fn(Conn<'t>) -> Work<'t, R, E>,
{
    let mut transaction = pool
        .begin_with("begin isolation level serializable")
        .await
        .map_err(Error::from)?;
    if let Some(key) = lock.key() {
        sqlx::query("select pg_advisory_xact_lock($1)")
            .bind(key)
            .execute(&mut *transaction)
            .await
            .map_err(Error::from)?;
    }
    let result = work(Conn::Postgres(&mut transaction)).await?;
    transaction.commit().await.map_err(Error::from)?;
    Ok(result)
}

/// 40001 serialization failure, 40P01 deadlock.
fn is_collision<E: Conflict>(error: &E) -> bool {
    error
        .database()
        .and_then(sqlx::Error::as_database_error)
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "40001" || code == "40P01")
}

fn back_off(tried: u32) -> Duration {
    let jitter = u64::from(crate::token::random_byte()) / 8;
    Duration::from_millis((5 << tried.min(6)) + jitter)
}

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::Error;

/// How many read at the same time.
const PLACES: usize = 8;
/// How long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);
/// After how long a connection makes room for a new one.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// The reading connections of SQLite. The driver's own pool asks each connection whether it lives before it is lent and
/// again when it comes back: four changes of thread, more than a short query itself. A file does not hang up.
#[derive(Clone, Debug)]
pub(super) struct Readers {
    options: Arc<SqliteConnectOptions>,
    places: Arc<Semaphore>,
    free: Arc<Mutex<Vec<Lent>>>,
}

#[derive(Debug)]
struct Lent {
    conn: SqliteConnection,
    opened_at: Instant,
}

/// A connection that goes back when it is dropped.
pub struct Borrowed {
    lent: Option<Lent>,
    free: Arc<Mutex<Vec<Lent>>>,
    _place: OwnedSemaphorePermit,
}

impl Readers {
    pub(super) fn new(options: SqliteConnectOptions) -> Self {
        Self {
            options: Arc::new(options),
            places: Arc::new(Semaphore::new(PLACES)),
            free: Arc::default(),
        }
    }

    /// One that is free, the last used first.
    pub(super) async fn borrow(&self) -> Result<Borrowed, Error> {
        let place = timeout(PATIENCE, Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Error::Busy)?
            .map_err(|_| sqlx::Error::PoolClosed)?;
        let free = lock(&self.free).pop();
        let lent = match free {
            Some(lent) if lent.opened_at.elapsed() < LIFETIME => lent,
            _ => Lent {
                conn: self.options.connect().await?,
                opened_at: Instant::now(),
            },
        };
        Ok(Borrowed {
            lent: Some(lent),
            free: Arc::clone(&self.free),
            _place: place,
        })
    }

    /// Waits until all are back and closes them.
    pub(super) async fn close(&self) {
        let count = u32::try_from(PLACES).unwrap_or(u32::MAX);
        let all = timeout(PATIENCE, self.places.acquire_many(count)).await;
        self.places.close();
        drop(all);
        let free = std::mem::take(&mut *lock(&self.free));
        for lent in free {
            if let Err(error) = lent.conn.close().await {
                tracing::debug!(%error, "a reading connection did not close well");
            }
        }
    }
}

fn lock(free: &Mutex<Vec<Lent>>) -> MutexGuard<'_, Vec<Lent>> {
    free.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Borrowed {
    pub(super) fn conn(&mut self) -> &mut SqliteConnection {
        let lent = self.lent.as_mut();
        &mut lent.expect("it is given back only by dropping it").conn
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Some(lent) = self.lent.take() {
            lock(&self.free).push(lent);
        }
    }
}

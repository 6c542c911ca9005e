//! While a backup copies files, the sweep leaves them alone.
//!
//! Files never change once written, and a row names them only when they are whole. So the files that the rows of one
//! moment name are the files of that moment, as long as none is removed before it is copied. Only the sweep removes files
//! that rows once named; a running backup says so in `setting`, and [`is_orphan`] reads both in one statement.

use domain::time::{HOUR, Timestamp};

use crate::conn::{execute, value};
use crate::files::ObjectKey;
use crate::setting;
use crate::token::Token;
use crate::{Db, Error, Lock, audit};

/// How long a backup holds the files without a word: an hour, then it counts as died.
const LASTS: i64 = HOUR;

/// The files are held for a backup.
pub(super) struct Hold {
    key: String,
    until: Timestamp,
}

impl Hold {
    /// Holds the files from now on, and notes in the trail that everything was copied.
    pub(super) async fn take(db: &Db, now: Timestamp) -> Result<Self, Error> {
        let key = format!("backup.{}", Token::new()?.reveal());
        db.write(Lock::Nothing, |mut conn| {
            let key = key.clone();
            Box::pin(async move {
                execute!(
                    &mut conn,
                    "delete from setting where case when key like 'backup.%' then cast(value as bigint) end <= $1",
                    now
                )?;
                setting::keep(&mut conn, &key, &now.plus(LASTS).0.to_string()).await?;
                let entry = audit::Entry {
                    actor: None,
                    on_behalf_of: None,
                    action: "backup.make",
                    object: "database",
                    object_id: 0,
                    fields: &[],
                    now,
                };
                audit::record(&mut conn, entry).await
            })
        })
        .await?;
        Ok(Self {
            key,
            until: now.plus(LASTS),
        })
    }

    /// Holds them longer, where half of the time has passed.
    pub(super) async fn renew(&mut self, db: &Db, now: Timestamp) -> Result<(), Error> {
        if self.until.since(now) > LASTS / 2 {
            return Ok(());
        }
        let (key, until) = (self.key.clone(), now.plus(LASTS));
        db.write(Lock::Nothing, |mut conn| {
            let key = key.clone();
            Box::pin(async move { setting::keep(&mut conn, &key, &until.0.to_string()).await })
        })
        .await?;
        self.until = until;
        Ok(())
    }

    /// Lets go.
    pub(super) async fn release(self, db: &Db) -> Result<(), Error> {
        db.write(Lock::Nothing, |mut conn| {
            let key = self.key.clone();
            Box::pin(async move {
                execute!(&mut conn, "delete from setting where key = $1", key).map(|_| ())
            })
        })
        .await
    }
}

/// Forgets every hold: what a restored database remembers of the backup it came from.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn let_go_of_files(db: &Db) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        Box::pin(async move {
            execute!(&mut conn, "delete from setting where key like 'backup.%'").map(|_| ())
        })
    })
    .await
}

/// Whether an object may be removed: no row names it, and no backup holds the files.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn is_orphan(db: &Db, key: &ObjectKey, now: Timestamp) -> Result<bool, Error> {
    // One statement sees one moment. Seeing no hold, that moment lies before the backup's, and what no row names then
    // no row names later: a key is drawn once.
    let is_kept = value!(
        db.reader().await?.conn(),
        i64,
        "select cast(count(*) as bigint) from (
             select 1 as kept from file where object_key = $1
             union all select 1 from preview where object_key = $1
             union all select 1 from setting where case when key like 'backup.%' then cast(value as bigint) end > $2
         ) as reason",
        key.as_str(),
        now
    )?;
    Ok(is_kept == 0)
}

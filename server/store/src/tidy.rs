//! Rows that have had their time are removed, a piece at a time, so that nobody's write waits long for it.

use domain::time::{DAY, Timestamp};

use crate::conn::execute;
use crate::identity::TRIES_COUNT_FOR;
use crate::{Db, Error, Lock};

/// How long an answered command can be repeated, and how long what has ended can still be looked up: 30 days.
pub const KEPT: i64 = 30 * DAY;
/// How many rows go at once.
const PIECE: i64 = 1_000;

/// A person's newest session stays for good: it says when they were last seen.
const ENDED: [&str; 5] = [
    "delete from command where (actor_id, key) in (
         select actor_id, key from command where recorded_at < $1 limit $2)",
    "delete from job where id in (select id from job where finished_at < $1 limit $2)",
    "delete from sign_in_code where id in (select id from sign_in_code where expires_at < $1 limit $2)",
    "delete from sign_in_request where id in (
         select id from sign_in_request where handled_at < $1 or (person_id is null and made_at < $1) limit $2)",
    "delete from login_session where id in (
         select s.id from login_session s where coalesce(s.revoked_at, s.expires_at) < $1
         and exists (select 1 from login_session n where n.person_id = s.person_id
                     and (n.last_seen_at > s.last_seen_at or (n.last_seen_at = s.last_seen_at and n.id > s.id)))
         limit $2)",
];
const TRIES: &str = "delete from sign_in_failure where id in (
    select id from sign_in_failure where failed_at <= $1 limit $2)";

/// Removes what ended long ago: answers of commands, finished jobs, codes and requests, sessions, tries at the door. Answers how
/// many rows that were.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn tidy(db: &Db, now: Timestamp) -> Result<u64, Error> {
    let mut removed = remove(db, TRIES, now.plus(-TRIES_COUNT_FOR)).await?;
    for sql in ENDED {
        removed += remove(db, sql, now.plus(-KEPT)).await?;
    }
    Ok(removed)
}

async fn remove(db: &Db, sql: &'static str, before: Timestamp) -> Result<u64, Error> {
    let mut removed = 0;
    loop {
        let count = db
            .write(Lock::Nothing, |mut conn| {
                Box::pin(async move { execute!(&mut conn, sql, before, PIECE) })
            })
            .await?;
        removed += count;
        if count < PIECE.unsigned_abs() {
            return Ok(removed);
        }
    }
}

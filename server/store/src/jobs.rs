//! Work that outlives a request: a row put in the transaction that needs it, taken with a lease, tried again with back-off.

use domain::ids::JobId;
use domain::time::{MINUTE, Timestamp};

use crate::conn::{execute, row, value};
use crate::{Conn, Db, Error, Lock};

/// How long a worker may hold a job without a word: 5 minutes.
const LEASE: i64 = 5 * MINUTE;
/// How long at first where a job is one short transaction: 20 seconds, so that a list goes on soon after a crash.
const SHORT_LEASE: i64 = 20_000;
/// Tries after which a job is left for a person to look at.
pub const TRIES: i64 = 8;

/// A job that was taken.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Job {
    /// Its row.
    pub id: JobId,
    /// What is to be done: `preview`, `sweep`, …
    pub kind: String,
    /// On what, as JSON.
    pub payload: String,
    /// Which try this is, from 1.
    pub attempts: i64,
}

/// Puts a job in the transaction that makes it necessary.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn enqueue(
    conn: &mut Conn<'_>,
    kind: &'static str,
    payload: &serde_json::Value,
    run_at: Timestamp,
    now: Timestamp,
) -> Result<JobId, Error> {
    value!(
        conn,
        JobId,
        "insert into job (kind, payload, run_at, attempts, created_at) values ($1, $2, $3, 0, $4) returning id",
        kind,
        payload.to_string(),
        run_at,
        now
    )
}

/// How many jobs wait, and how many were given up after [`TRIES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct JobCounts {
    /// Due or to come.
    pub waiting: i64,
    /// Left for a person to look at.
    pub given_up: i64,
}

/// Counts the jobs that are not done.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn counts(db: &Db) -> Result<JobCounts, Error> {
    let found = row!(
        db.reader().await?.conn(),
        JobCounts,
        "select count(case when attempts < $1 then 1 end) as waiting,
                count(case when attempts >= $1 then 1 end) as given_up
         from job where finished_at is null",
        TRIES
    )?;
    found.ok_or(Error::NotFound)
}

/// Makes sure that a kind of work runs once in a while: enqueued unless one waits or ran since. One that was given up hinders
/// the next no more, and is forgotten once that is done.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn enqueue_every(
    db: &Db,
    kind: &'static str,
    every: i64,
    now: Timestamp,
) -> Result<(), Error> {
    db.write(Lock::Jobs, |mut conn| {
        Box::pin(async move {
            execute!(
                &mut conn,
                "delete from job where kind = $1 and finished_at is null and attempts >= $2
                 and created_at < (select max(d.created_at) from job d where d.kind = $1 and d.finished_at is not null)",
                kind,
                TRIES
            )?;
            let recent = row!(
                &mut conn,
                (JobId,),
                "select id from job where kind = $1
                 and (finished_at > $2 or (finished_at is null and (attempts < $3 or leased_until > $4))) limit 1",
                kind,
                now.plus(-every),
                TRIES,
                now
            )?;
            if recent.is_none() {
                enqueue(&mut conn, kind, &serde_json::json!({}), now, now).await?;
            }
            Ok::<_, Error>(())
        })
    })
    .await
}

/// How long the lease of a try lasts. A short one doubles with each try: on a machine where twenty seconds are too few, the
/// step has its time in the end.
fn lease(kind: &str, attempt: i64) -> i64 {
    match kind {
        "import" | "show_release" => (SHORT_LEASE << (attempt - 1).clamp(0, 8)).min(LEASE),
        _ => LEASE,
    }
}

/// Takes the job that has waited longest, if one is due; a lease that ran out counts as given back.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn take(db: &Db, worker: &str, now: Timestamp) -> Result<Option<Job>, Error> {
    db.write(Lock::Jobs, |mut conn| {
        let worker = worker.to_owned();
        Box::pin(async move {
            let due = row!(
                &mut conn,
                Job,
                "select id, kind, payload, attempts + 1 as attempts from job
                 where finished_at is null and run_at <= $1 and attempts < $2
                       and (leased_until is null or leased_until <= $1) order by run_at, id limit 1",
                now,
                TRIES
            )?;
            let Some(job) = due else { return Ok(None) };
            execute!(
                &mut conn,
                "update job set leased_by = $1, leased_until = $2, attempts = $3 where id = $4",
                worker,
                now.plus(lease(&job.kind, job.attempts)),
                job.attempts,
                job.id
            )?;
            Ok::<_, Error>(Some(job))
        })
    })
    .await
}

/// Marks a job done, in the transaction of what it did.
///
/// # Errors
/// [`Error::NotFound`] when the lease went to somebody else: what was done must not be written twice.
pub async fn finish(
    conn: &mut Conn<'_>,
    job: JobId,
    worker: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let touched = execute!(
        conn,
        "update job set finished_at = $1, leased_by = null, leased_until = null
         where id = $2 and leased_by = $3 and finished_at is null",
        now,
        job,
        worker
    )?;
    if touched == 0 {
        Err(Error::NotFound)
    } else {
        Ok(())
    }
}

/// Gives a job back after a failure, to be tried later: 10 s, 40 s, 160 s, …
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn fail(
    db: &Db,
    job: &Job,
    worker: &str,
    reason: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let wait = 10_000_i64 << (2 * (job.attempts - 1).clamp(0, 8));
    let (id, again_at) = (job.id, now.plus(wait));
    db.write(Lock::Jobs, |mut conn| {
        let (worker, reason) = (worker.to_owned(), reason.to_owned());
        Box::pin(async move {
            execute!(
                &mut conn,
                "update job set leased_by = null, leased_until = null, run_at = $1, failure = $2
                 where id = $3 and leased_by = $4",
                again_at,
                reason,
                id,
                worker
            )
            .map(|_| ())
        })
    })
    .await
}

/// Lets a job that was given up be tried anew, as often as at first.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn try_again(conn: &mut Conn<'_>, job: JobId, now: Timestamp) -> Result<(), Error> {
    execute!(
        conn,
        "update job set attempts = 0, run_at = $1, leased_by = null, leased_until = null
         where id = $2 and finished_at is null",
        now,
        job
    )
    .map(|_| ())
}

/// Ends a job that nobody needs any more. Whoever holds it loses the lease, and writes nothing.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn cancel(conn: &mut Conn<'_>, job: JobId, now: Timestamp) -> Result<(), Error> {
    execute!(
        conn,
        "update job set finished_at = $1, leased_by = null, leased_until = null
         where id = $2 and finished_at is null",
        now,
        job
    )
    .map(|_| ())
}

/// Gives back, untouched, what a worker holds when its server stops.
///
/// # Errors
/// [`Error`] when the store cannot.
pub async fn give_back(db: &Db, worker: &str) -> Result<(), Error> {
    db.write(Lock::Jobs, |mut conn| {
        let worker = worker.to_owned();
        Box::pin(async move {
            execute!(
                &mut conn,
                "update job set leased_by = null, leased_until = null, attempts = attempts - 1
                 where leased_by = $1 and finished_at is null",
                worker
            )
            .map(|_| ())
        })
    })
    .await
}

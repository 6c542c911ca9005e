use domain::time::{MINUTE, Timestamp};

use super::sign_in::SignInRefusal;
use crate::conn::{execute, row, value};
use crate::token::hash;
use crate::{Conn, Db, Error, Failure, Lock, setting};

/// Tries are counted over this long: 15 minutes.
pub(crate) const WINDOW: i64 = 15 * MINUTE;

/// What tries are counted of: an account, or an address.
#[derive(Clone)]
pub(super) struct Counted {
    subject: Vec<u8>,
    limit: i64,
}

impl Counted {
    /// By a keyed hash, so that the table of tries names nobody.
    pub(super) async fn of(db: &Db, kind: &str, name: &str, limit: i64) -> Result<Self, Error> {
        let key = setting::secret(db, "rate_key").await?;
        Ok(Self {
            subject: hash(format!("{key}\u{0}{kind}\u{0}{name}").as_bytes()),
            limit,
        })
    }

    /// Forgets every try, in the transaction of what succeeded.
    pub(super) async fn forget(&self, conn: &mut Conn<'_>) -> Result<(), Error> {
        execute!(
            conn,
            "delete from sign_in_failure where subject = $1",
            self.subject.as_slice()
        )
        .map(|_| ())
    }
}

/// A try that stands in the table: a failure, unless it is taken out.
#[derive(Clone)]
pub(super) struct Try(Vec<i64>);

/// Notes a try before it is known how it ends.
///
/// Each try is written first and counted then: of any number that come at once, the n-th to be written sees n of them, so no
/// more than the limit get past. One transaction for both would be no stricter, and on PostgreSQL the tries of a whole class
/// would collide in it.
///
/// # Errors
/// [`SignInRefusal::TooMany`] when there were as many as are allowed.
pub(super) async fn begin(
    db: &Db,
    counted: &[&Counted],
    now: Timestamp,
) -> Result<Try, Failure<SignInRefusal>> {
    // Whoever is over the limit anyhow writes nothing.
    refuse_over(db, counted, 1, now).await?;
    let subjects: Vec<_> = counted.iter().map(|one| one.subject.clone()).collect();
    let noted = db
        .write(Lock::Nothing, |mut conn| {
            let subjects = subjects.clone();
            Box::pin(async move {
                let mut ids = Vec::new();
                for subject in subjects {
                    ids.push(value!(
                        &mut conn,
                        i64,
                        "insert into sign_in_failure (subject, failed_at) values ($1, $2) returning id",
                        subject,
                        now
                    )?);
                }
                Ok::<_, Error>(Try(ids))
            })
        })
        .await?;
    match refuse_over(db, counted, 0, now).await {
        Ok(()) => Ok(noted),
        Err(refusal) => {
            take_out(db, noted).await?;
            Err(refusal)
        }
    }
}

/// Takes a try out that was no failure.
pub(super) async fn take_out(db: &Db, noted: Try) -> Result<(), Error> {
    db.write(Lock::Nothing, |mut conn| {
        let noted = noted.clone();
        Box::pin(async move { noted.take_out(&mut conn).await })
    })
    .await
}

impl Try {
    /// As [`take_out`], in the transaction of what came of it.
    pub(super) async fn take_out(&self, conn: &mut Conn<'_>) -> Result<(), Error> {
        for id in &self.0 {
            execute!(&mut *conn, "delete from sign_in_failure where id = $1", *id)?;
        }
        Ok(())
    }
}

async fn refuse_over(
    db: &Db,
    counted: &[&Counted],
    more: i64,
    now: Timestamp,
) -> Result<(), Failure<SignInRefusal>> {
    let mut reader = db.reader().await?;
    for Counted { subject, limit } in counted {
        let (count, first): (i64, Option<Timestamp>) = row!(
            reader.conn(),
            (i64, Option<Timestamp>),
            "select count(*), min(failed_at) from sign_in_failure where subject = $1 and failed_at > $2",
            subject.as_slice(),
            now.plus(-WINDOW)
        )?
        .unwrap_or((0, None));
        if let Some(first) = first
            && count + more > *limit
        {
            return Err(Failure::Refused(SignInRefusal::TooMany {
                again_at: first.plus(WINDOW),
            }));
        }
    }
    Ok(())
}

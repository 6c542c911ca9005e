use domain::time::{DAY, Date, HOUR, Timestamp};
use sha2::{Digest, Sha256};

use super::Finding;
use crate::backup::is_orphan;
use crate::conn::{rows, value};
use crate::files::{Files, ObjectKey};
use crate::jobs::TRIES;
use crate::{Conn, Db, Error};

/// What the database says of itself. PostgreSQL keeps its references and pages by itself.
pub(super) async fn integrity(db: &Db) -> Result<Vec<Finding>, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    if !matches!(conn, Conn::Sqlite(_)) {
        return Ok(Vec::new());
    }
    let mut findings: Vec<_> = rows!(
        &mut conn,
        (String,),
        "select integrity_check from pragma_integrity_check"
    )?
    .into_iter()
    .filter(|(said,)| said != "ok")
    .map(|(said,)| Finding::Damaged(said))
    .collect();
    let dangling = rows!(
        &mut conn,
        (String, String),
        "select distinct \"table\", parent from pragma_foreign_key_check"
    )?;
    findings.extend(
        dangling
            .into_iter()
            .map(|(table, parent)| Finding::Dangling { table, parent }),
    );
    Ok(findings)
}

/// Every file that a row names is there and is what the row says.
pub(super) async fn files(db: &Db, files: &Files) -> Result<Vec<Finding>, Error> {
    let named = rows!(
        db.reader().await?.conn(),
        (String, Option<i64>, Option<String>),
        "select object_key, byte_size, sha256 from file
         union all select object_key, cast(null as bigint), cast(null as text) from preview order by 1"
    )?;
    let mut findings = Vec::new();
    for (key, size, digest) in named {
        match files.get(&ObjectKey::stored(key.clone())).await {
            Ok(bytes) => {
                let is_size = size.is_none_or(|size| i64::try_from(bytes.len()) == Ok(size));
                let is_digest = digest.is_none_or(|digest| {
                    let found: String = Sha256::digest(&bytes)
                        .iter()
                        .map(|byte| format!("{byte:02x}"))
                        .collect();
                    found == digest
                });
                if !is_size || !is_digest {
                    findings.push(Finding::FileChanged(key));
                }
            }
            Err(Error::NotFound) => findings.push(Finding::FileMissing(key)),
            Err(Error::Storage(error)) => {
                findings.push(Finding::StorageUnreadable(error.to_string()));
                return Ok(findings);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(findings)
}

/// A day's orphans are the sweep's business; older ones mean that it does not run.
pub(super) async fn orphans(db: &Db, files: &Files, now: Timestamp) -> Result<Vec<Finding>, Error> {
    let mut count = 0;
    for folder in ["uploads", "previews"] {
        let old = match files.older_than(folder, now.plus(-2 * DAY)).await {
            Ok(old) => old,
            Err(error) => return Ok(vec![Finding::StorageUnreadable(error.to_string())]),
        };
        for key in old {
            count += usize::from(is_orphan(db, &key, now).await?);
        }
    }
    Ok(if count > 0 {
        vec![Finding::Orphans(count)]
    } else {
        Vec::new()
    })
}

pub(super) async fn jobs(db: &Db, now: Timestamp) -> Result<Vec<Finding>, Error> {
    let mut reader = db.reader().await?;
    let given_up = rows!(
        reader.conn(),
        (String, Option<String>),
        "select kind, failure from job where finished_at is null and attempts >= $1 order by id",
        TRIES
    )?;
    let mut findings: Vec<_> = given_up
        .into_iter()
        .map(|(kind, failure)| Finding::JobGivenUp {
            kind,
            failure: failure.unwrap_or_default(),
        })
        .collect();
    let waiting = value!(
        reader.conn(),
        i64,
        "select count(*) from job where finished_at is null and attempts < $1 and run_at < $2
         and (leased_until is null or leased_until < $2)",
        TRIES,
        now.plus(-HOUR)
    )?;
    if waiting > 0 {
        findings.push(Finding::JobsWaiting(waiting));
    }
    Ok(findings)
}

/// This year and the next: a promise made in December falls into January.
pub(super) async fn holidays(db: &Db, today: Date) -> Result<Vec<Finding>, Error> {
    let days = rows!(
        db.reader().await?.conn(),
        (Date,),
        "select day from holiday order by day"
    )?;
    let year = today.year_month_day().0;
    Ok([year, year + 1]
        .into_iter()
        .filter(|year| !days.iter().any(|(day,)| day.year_month_day().0 == *year))
        .map(Finding::NoHolidays)
        .collect())
}

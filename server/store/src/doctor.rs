//! Looks over a data folder and says what is wrong with it. Nothing is changed.

mod checks;

use domain::time::{Date, Timestamp};

use crate::files::Files;
use crate::{Db, Error, migrate};

/// Something a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A migration of this program has not run.
    MigrationWaiting(i64),
    /// A migration ran that this program does not know.
    MigrationUnknown(i64),
    /// A migration ran from another text, or not to its end.
    MigrationOther(i64),
    /// The database says of itself that it is damaged.
    Damaged(String),
    /// A row refers to one that is not there.
    Dangling {
        /// Its table.
        table: String,
        /// The table it refers to.
        parent: String,
    },
    /// A row names a file that the storage has not.
    FileMissing(String),
    /// A file has another size, or other bytes, than its row says.
    FileChanged(String),
    /// The storage does not answer.
    StorageUnreadable(String),
    /// Files that no row has named for more than two days: the sweep does not run.
    Orphans(usize),
    /// A job was given up.
    JobGivenUp {
        /// What it was to do.
        kind: String,
        /// Why it failed last.
        failure: String,
    },
    /// Jobs have been due for more than an hour and nobody took them.
    JobsWaiting(i64),
    /// No holidays of a year are entered, so every weekday counts as a working day.
    NoHolidays(i64),
}

impl Finding {
    /// Whether nothing is broken: something only waits to be entered.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::NoHolidays(_))
    }
}

/// Everything that is to be said, worst first.
///
/// # Errors
/// [`Error`] when the database cannot even be asked.
pub async fn examine(
    db: &Db,
    files: &Files,
    today: Date,
    now: Timestamp,
) -> Result<Vec<Finding>, Error> {
    let mut findings = checks::integrity(db).await?;
    let difference = migrate::difference(&mut db.reader().await?.conn()).await?;
    let is_behind = !difference.waiting.is_empty();
    findings.extend(
        difference
            .waiting
            .into_iter()
            .map(Finding::MigrationWaiting),
    );
    findings.extend(
        difference
            .unknown
            .into_iter()
            .map(Finding::MigrationUnknown),
    );
    findings.extend(difference.other.into_iter().map(Finding::MigrationOther));
    // The questions below are written for the tables of this program.
    if is_behind {
        return Ok(findings);
    }
    findings.extend(checks::files(db, files).await?);
    findings.extend(checks::orphans(db, files, now).await?);
    findings.extend(checks::jobs(db, now).await?);
    findings.extend(checks::holidays(db, today).await?);
    Ok(findings)
}

use clap::Args;
use domain::time::Zone;
use store::doctor::{Finding, examine};

use super::place::Place;
use super::say;
use crate::clock;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    place: Place,
}

impl Doctor {
    pub(super) async fn run(self) -> Result<(), String> {
        let db = self.place.look_at().await?;
        let files = self.place.files()?;
        let now = clock::now();
        let found = examine(&db, &files, now.date(Zone::Wib), now).await;
        db.close().await;
        let findings =
            found.map_err(|error| format!("the database cannot be examined: {error}"))?;
        for finding in &findings {
            let warning = if finding.is_warning() {
                "Warning: "
            } else {
                ""
            };
            say(&format!("{warning}{}", sentence(finding)));
        }
        let warnings = findings.iter().filter(|f| f.is_warning()).count();
        match (findings.len() - warnings, warnings) {
            (0, 0) => say("Nothing found."),
            (0, 1) => say("Ok, with 1 warning."),
            (0, count) => say(&format!("Ok, with {count} warnings.")),
            (1, _) => return Err("1 finding".to_owned()),
            (count, _) => return Err(format!("{count} findings")),
        }
        Ok(())
    }
}

fn sentence(finding: &Finding) -> String {
    match finding {
        Finding::MigrationWaiting(number) => format!(
            "Migration {number} has not run yet: `kemas serve` of this program runs it. Files and rows were not looked at."
        ),
        Finding::MigrationUnknown(number) => format!(
            "Migration {number} is not known to this program: the database belongs to a newer one."
        ),
        Finding::MigrationOther(number) => format!(
            "Migration {number} ran from another text than this program's, or not to its end."
        ),
        Finding::Damaged(said) => format!(
            "The database is damaged: {said}. Stop the server, keep a copy of the folder, restore the last backup."
        ),
        Finding::Dangling { table, parent } => {
            format!("A row of `{table}` refers to a row of `{parent}` that is not there.")
        }
        Finding::FileMissing(key) => {
            format!("The file {key} is named by a row and is not in the storage.")
        }
        Finding::FileChanged(key) => {
            format!("The file {key} is not what was stored under that name.")
        }
        Finding::StorageUnreadable(said) => format!("The file storage cannot be read: {said}"),
        Finding::Orphans(count) => format!(
            "{count} files that no row names are older than two days: the daily sweep does not run. Is the server up?"
        ),
        Finding::JobGivenUp { kind, failure } => {
            format!("A job `{kind}` was given up after its last try: {failure}")
        }
        Finding::JobsWaiting(count) => {
            format!("{count} jobs have been due for more than an hour. Is the server up?")
        }
        Finding::NoHolidays(year) => format!(
            "No holidays of {year} are entered: every weekday of it counts as a working day in what is promised."
        ),
    }
}

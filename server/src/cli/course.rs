use std::path::PathBuf;

use clap::{Args, Subcommand};
use course::{Folder, Severity};
use store::content::{Published, publish};

use super::place::Place;
use super::say;
use crate::clock;

#[derive(Debug, Subcommand)]
pub(super) enum Course {
    /// Say what is missing in a course folder, with file and line.
    Check(Check),
    /// Publish a course folder as an immutable edition.
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The folder.
    folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    place: Place,
    /// The folder.
    folder: PathBuf,
}

impl Course {
    pub(super) async fn run(self) -> Result<(), String> {
        match self {
            Self::Check(check) => check.run(),
            Self::Import(import) => import.run().await,
        }
    }
}

impl Check {
    fn run(self) -> Result<(), String> {
        let folder = read(&self.folder)?;
        let findings = course::check(&folder);
        for finding in &findings {
            say(&finding.to_string());
        }
        match findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
        {
            0 => Ok(()),
            count => Err(format!("{count} errors")),
        }
    }
}

impl Import {
    async fn run(self) -> Result<(), String> {
        let folder = read(&self.folder)?;
        let course = course::read(&folder).map_err(|findings| {
            findings
                .iter()
                .for_each(|finding| say(&finding.to_string()));
            format!("{} errors; nothing was published", findings.len())
        })?;
        let db = self.place.open().await?;
        let published = publish(&db, &course, clock::now())
            .await
            .map_err(|error| error.to_string())?;
        db.close().await;
        say(&match published {
            Published::New(id) => format!("Published as edition {id}."),
            Published::Already(id) => format!("This very text is edition {id} already."),
        });
        Ok(())
    }
}

fn read(folder: &std::path::Path) -> Result<Folder, String> {
    Folder::read(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

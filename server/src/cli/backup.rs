use std::path::PathBuf;

use clap::Args;
use store::backup::make;

use super::place::Place;
use super::say;
use crate::clock;

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    place: Place,
    /// Where to: a new zip file when the name ends in `.zip`, otherwise a new folder.
    target: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<(), String> {
        // As it is: whoever makes a backup before an update wants the way back, not the update.
        let db = self.place.look_at().await?;
        let files = self.place.files()?;
        let made = make(
            &db,
            &files,
            &self.target,
            env!("CARGO_PKG_VERSION"),
            clock::now,
        )
        .await;
        db.close().await;
        let made = made.map_err(|error| error.to_string())?;
        say(&format!(
            "{}: {} rows of {} tables and {} files, {} bytes before packing.",
            self.target.display(),
            made.rows,
            made.tables,
            made.files,
            made.bytes
        ));
        if made.lost.is_empty() {
            return Ok(());
        }
        for key in &made.lost {
            say(&format!(
                "Not in the storage as the database knows it: {key}"
            ));
        }
        Err(format!(
            "the backup is made, but {} files in it are lost or changed; `kemas doctor` says more",
            made.lost.len()
        ))
    }
}

use std::path::PathBuf;

use clap::Args;
use domain::time::{Timestamp, Zone};
use store::backup::{Destination, restore};

use super::place::Place;
use super::say;

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The zip file or folder that `kemas backup` made.
    backup: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    pub(super) async fn run(self) -> Result<(), String> {
        let postgres = self.place.url();
        if postgres
            .as_ref()
            .is_some_and(|url| url.starts_with("sqlite:"))
        {
            return Err(
                "a SQLite database is restored into a data folder: name it with --data".to_owned(),
            );
        }
        if self.place.bucket().is_some() {
            return Err(
                "a restore puts the uploads into the data folder: leave out --files, and copy its folder `files` into \
                 the bucket afterwards"
                    .to_owned(),
            );
        }
        let to = Destination {
            folder: self.place.data.clone(),
            postgres,
        };
        let restored = restore(&self.backup, &to)
            .await
            .map_err(|error| error.to_string())?;
        say(&format!(
            "{}: {} rows and {} files as of {}.",
            to.folder.display(),
            restored.rows,
            restored.files,
            Timestamp(restored.manifest.made_at).date(Zone::Wib)
        ));
        for key in &restored.manifest.lost {
            say(&format!("Was lost already when the backup was made: {key}"));
        }
        Ok(())
    }
}

use std::path::PathBuf;

use clap::Args;
use store::Db;

/// Where the data is.
#[derive(Clone, Debug, Args)]
pub(super) struct Place {
    /// Folder of the database and the uploads.
    #[arg(long, env = "KEMAS_DATA", default_value = "./data")]
    pub data: PathBuf,
    /// A PostgreSQL address; without one, SQLite in the data folder.
    #[arg(long, env = "KEMAS_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

impl Place {
    /// Opens the database; `DATABASE_URL` is honoured where nothing else is said.
    pub(super) async fn open(&self) -> Result<Db, String> {
        std::fs::create_dir_all(&self.data)
            .map_err(|error| format!("{}: {error}", self.data.display()))?;
        let url = self
            .database_url
            .clone()
            .or_else(|| std::env::var("DATABASE_URL").ok());
        let opened = match url.filter(|url| !url.is_empty()) {
            Some(url) => Db::open(&url).await,
            None => Db::open_sqlite(&self.data.join("kemas.sqlite")).await,
        };
        opened.map_err(|error| format!("the database cannot be opened: {error}"))
    }

    /// The folder of the uploads.
    pub(super) fn uploads(&self) -> PathBuf {
        self.data.join("files")
    }
}

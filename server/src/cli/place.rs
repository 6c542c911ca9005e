use std::path::{Path, PathBuf};

use clap::Args;
use store::files::Files;
use store::{Db, FILES_FOLDER, SQLITE_FILE};

/// Where the data is.
#[derive(Clone, Debug, Args)]
pub(super) struct Place {
    /// Folder of the database and the uploads.
    #[arg(
        long,
        env = "KEMAS_DATA",
        default_value = "./data",
        value_name = "FOLDER"
    )]
    pub data: PathBuf,
    /// A PostgreSQL address; without one, SQLite in the data folder. `DATABASE_URL` is honoured too.
    #[arg(
        long,
        env = "KEMAS_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database_url: Option<String>,
    /// A bucket for the uploads, `s3://bucket/folder`; without one, the folder `files` in the data folder.
    #[arg(long = "files", env = "KEMAS_FILES", value_name = "URL")]
    pub bucket: Option<String>,
}

impl Place {
    /// Opens the database, made where there is none.
    pub(super) async fn open(&self) -> Result<Db, String> {
        std::fs::create_dir_all(&self.data)
            .map_err(|error| format!("{}: {error}", self.data.display()))?;
        let opened = match self.url() {
            Some(url) => Db::open(&url).await,
            None => Db::open_sqlite(&self.sqlite()).await,
        };
        opened.map_err(not_opened)
    }

    /// Opens a database that is there already.
    pub(super) async fn open_existing(&self) -> Result<Db, String> {
        self.must_exist()?;
        self.open().await
    }

    /// As [`Place::open_existing`], and leaves the schema as it is.
    pub(super) async fn look_at(&self) -> Result<Db, String> {
        self.must_exist()?;
        let opened = match self.url() {
            Some(url) => Db::connect(&url).await,
            None => Db::connect_sqlite(&self.sqlite()).await,
        };
        opened.map_err(not_opened)
    }

    fn must_exist(&self) -> Result<(), String> {
        if self.url().is_none() && !self.sqlite().is_file() {
            return Err(format!(
                "there is no database at {}",
                self.sqlite().display()
            ));
        }
        Ok(())
    }

    /// The database's address, where it is not the file in the data folder.
    pub(super) fn url(&self) -> Option<String> {
        self.database_url
            .clone()
            .or_else(|| std::env::var("DATABASE_URL").ok())
            .filter(|url| !url.is_empty())
    }

    /// The stored files.
    pub(super) fn files(&self) -> Result<Files, String> {
        let opened = match self.bucket() {
            Some(address) => Files::in_bucket(address),
            None => Files::in_folder(&self.data.join(FILES_FOLDER)),
        };
        opened.map_err(|error| format!("the file storage: {error}"))
    }

    /// The bucket of the stored files, where they are not in the data folder.
    pub(super) fn bucket(&self) -> Option<&str> {
        self.bucket.as_deref().filter(|address| !address.is_empty())
    }

    fn sqlite(&self) -> PathBuf {
        Path::new(&self.data).join(SQLITE_FILE)
    }
}

fn not_opened(error: store::Error) -> String {
    format!("the database cannot be opened: {error}")
}

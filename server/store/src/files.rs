//! Stored files: complete or absent, under names of ours.

mod bucket;
mod kind;
mod metadata;
mod staged;
mod upload;

pub use kind::{FileKind, recognise};
pub use metadata::without_metadata;
pub use upload::Upload;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use domain::time::Timestamp;

use crate::Error;
use crate::token::Token;

/// The file storage: a local folder, or anything else that `object_store` speaks to.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Where it is a local folder.
    folder: Option<PathBuf>,
}

/// The name of a stored object: random, ours, and nothing of what the sender called it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectKey(String);

impl ObjectKey {
    /// A new name below `folder`.
    ///
    /// # Errors
    /// [`Error::Randomness`] when the system has none.
    pub fn new(folder: &str) -> Result<Self, Error> {
        Ok(Self(format!("{folder}/{}", Token::new()?.reveal())))
    }

    /// A name read from a row.
    #[must_use]
    pub fn stored(key: String) -> Self {
        Self(key)
    }

    /// As it stands in a row.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Files {
    /// Opens a local folder, made if it is not there. Written files are synced before they count.
    ///
    /// # Errors
    /// [`Error::Storage`] when the folder cannot be used.
    pub fn in_folder(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|source| {
            Error::Storage(object_store::Error::Generic {
                store: "LocalFileSystem",
                source: source.into(),
            })
        })?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            folder: Some(folder.to_owned()),
        })
    }

    /// Any other storage.
    #[must_use]
    pub fn on(store: Arc<dyn ObjectStore>) -> Self {
        Self {
            store,
            folder: None,
        }
    }

    /// Writes an object whole.
    ///
    /// # Errors
    /// [`Error::Storage`] when it is not there afterwards.
    pub async fn put(&self, key: &ObjectKey, bytes: Bytes) -> Result<(), Error> {
        self.store
            .put(&key.as_str().into(), PutPayload::from_bytes(bytes))
            .await?;
        Ok(())
    }

    /// Begins an object that arrives in pieces: absent until it is finished.
    ///
    /// # Errors
    /// [`Error::Storage`] when the storage does not take it.
    pub async fn begin(&self, key: &ObjectKey) -> Result<Upload, Error> {
        Ok(Upload::new(
            self.store.put_multipart(&key.as_str().into()).await?,
        ))
    }

    /// Reads an object whole.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, [`Error::Storage`] when it cannot be read.
    pub async fn get(&self, key: &ObjectKey) -> Result<Bytes, Error> {
        match self.store.get(&key.as_str().into()).await {
            Ok(found) => Ok(found.bytes().await?),
            Err(object_store::Error::NotFound { .. }) => Err(Error::NotFound),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes an object; one that is not there is fine.
    ///
    /// # Errors
    /// [`Error::Storage`] when it cannot.
    pub async fn delete(&self, key: &ObjectKey) -> Result<(), Error> {
        match self.store.delete(&key.as_str().into()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The objects below `folder` that were last written before a moment.
    ///
    /// # Errors
    /// [`Error::Storage`] when it cannot be listed.
    pub async fn older_than(
        &self,
        folder: &str,
        moment: Timestamp,
    ) -> Result<Vec<ObjectKey>, Error> {
        let found: Vec<_> = self.store.list(Some(&folder.into())).try_collect().await?;
        Ok(found
            .into_iter()
            .filter(|object| object.last_modified.timestamp_millis() < moment.0)
            .map(|object| ObjectKey(object.location.to_string()))
            .collect())
    }

    /// Whether it answers.
    ///
    /// # Errors
    /// [`Error::Storage`] when it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        self.store.list_with_delimiter(None).await?;
        Ok(())
    }
}

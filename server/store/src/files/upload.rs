use bytes::Bytes;
use object_store::{MultipartUpload, WriteMultipart};

use crate::Error;

/// Pieces are gathered to this size before they go to the storage (S3 takes none smaller).
const PIECE: usize = 5 * 1024 * 1024;

/// An object that is arriving. Dropped unfinished, it never was.
pub struct Upload(WriteMultipart);

impl Upload {
    pub(super) fn new(upload: Box<dyn MultipartUpload>) -> Self {
        Self(WriteMultipart::new_with_chunk_size(upload, PIECE))
    }

    /// Takes the next piece, waiting while two are under way.
    ///
    /// # Errors
    /// [`Error::Storage`] when an earlier piece could not be written.
    pub async fn write(&mut self, piece: Bytes) -> Result<(), Error> {
        self.0.wait_for_capacity(2).await?;
        self.0.put(piece);
        Ok(())
    }

    /// Makes the object whole and visible.
    ///
    /// # Errors
    /// [`Error::Storage`] when it could not; then there is no object.
    pub async fn finish(self) -> Result<(), Error> {
        self.0.finish().await?;
        Ok(())
    }

    /// Forgets what has arrived.
    ///
    /// # Errors
    /// [`Error::Storage`] when the storage could not.
    pub async fn abort(self) -> Result<(), Error> {
        Ok(self.0.abort().await?)
    }
}

use crate::conn::row;
use crate::{Db, Error};

/// A picture of a lesson.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Picture {
    /// What it is: `image/svg+xml`.
    pub media_type: String,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// The picture with this digest; drawings are open to everybody, as the catalogue is.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn picture(db: &Db, digest: &str) -> Result<Picture, Error> {
    row!(
        db.reader().await?.conn(),
        Picture,
        "select media_type, body from picture where digest = $1",
        digest
    )?
    .ok_or(Error::NotFound)
}

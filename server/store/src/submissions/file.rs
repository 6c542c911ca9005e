use domain::access::{Actor, judge};
use domain::ids::{EnrollmentId, FileId, PersonId, VersionId};
use domain::time::Timestamp;

use super::head;
use crate::conn::{row, rows, value};
use crate::files::ObjectKey;
use crate::organisation::enrollment_place;
use crate::{Conn, Db, Error};

/// A file whose object is stored and whose row is about to be.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Where the object is.
    pub object_key: ObjectKey,
    /// What its sender called it.
    pub name: String,
    /// What it is, by its content.
    pub media_type: &'static str,
    /// Bytes.
    pub byte_size: i64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Pixels across and down, of a picture.
    pub pixels: Option<(i64, i64)>,
    /// Made small to save data: small letters cannot be measured in it.
    pub is_data_saver: bool,
}

/// How a file may be handed out.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FileAccess {
    /// Where the object is.
    pub object_key: String,
    /// What its sender called it.
    pub name: String,
    /// What it is.
    pub media_type: String,
}

/// Enters a stored file.
pub(super) async fn insert(
    conn: &mut Conn<'_>,
    new: &NewFile,
    by: PersonId,
    now: Timestamp,
) -> Result<FileId, Error> {
    value!(
        conn,
        FileId,
        "insert into file (object_key, name, media_type, byte_size, sha256, width, height, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id",
        new.object_key.as_str(),
        &new.name,
        new.media_type,
        new.byte_size,
        &new.sha256,
        new.pixels.map(|(width, _)| width),
        new.pixels.map(|(_, height)| height),
        by,
        now
    )
}

/// A file, for those who may see a version it stands in.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn file_for(db: &Db, actor: &Actor, file: FileId) -> Result<FileAccess, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    authorise(&mut conn, actor, file).await?;
    row!(
        &mut conn,
        FileAccess,
        "select object_key, name, media_type from file where id = $1",
        file
    )?
    .ok_or(Error::NotFound)
}

/// A picture of a file's page, for those who may see a version it stands in.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, or while there is none.
pub async fn preview_for(
    db: &Db,
    actor: &Actor,
    file: FileId,
    page: i64,
    size: &str,
) -> Result<FileAccess, Error> {
    let mut reader = db.reader().await?;
    let mut conn = reader.conn();
    authorise(&mut conn, actor, file).await?;
    row!(
        &mut conn,
        FileAccess,
        "select p.object_key, f.name, p.media_type from preview p join file f on f.id = p.file_id
         where p.file_id = $1 and p.page = $2 and p.size = $3",
        file,
        page,
        size
    )?
    .ok_or(Error::NotFound)
}

async fn authorise(conn: &mut Conn<'_>, actor: &Actor, file: FileId) -> Result<(), Error> {
    let versions = rows!(
        &mut *conn,
        (VersionId,),
        "select version_id from slot_entry where file_id = $1 order by version_id desc",
        file
    )?;
    for (version,) in versions {
        let head = head(conn, version).await?;
        if head.own(actor).is_ok() || head.judge(actor).is_ok() {
            return Ok(());
        }
    }
    if crate::permits::may_see_file(conn, actor, file).await? {
        return Ok(());
    }
    let brought = rows!(
        &mut *conn,
        (EnrollmentId,),
        "select enrollment_id from brought_file where file_id = $1",
        file
    )?;
    for (enrollment,) in brought {
        let (place, participant, mentor) = enrollment_place(conn, enrollment).await?;
        if judge(actor, &place, participant, mentor).is_ok() {
            return Ok(());
        }
    }
    Err(Error::NotFound)
}

/// Where a file's object is, for the job that makes its previews; `None` when there is nothing left to make.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn unpreviewed(db: &Db, file: FileId) -> Result<Option<FileAccess>, Error> {
    row!(
        db.reader().await?.conn(),
        FileAccess,
        "select object_key, name, media_type from file f where id = $1
         and not exists (select 1 from preview p where p.file_id = f.id)
         and not exists (select 1 from preview_failure pf where pf.file_id = f.id)",
        file
    )
}

use domain::ids::{EntryId, FileId, UploadLinkId, VersionId};
use domain::time::Timestamp;

use crate::conn::rows;
use crate::{Conn, Error};

/// What stands in a slot.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Id.
    pub id: EntryId,
    /// The slot.
    pub slot_key: String,
    /// A file.
    pub file: Option<StoredFile>,
    /// Words; in a design slot, the address of a design that stands elsewhere.
    pub text: Option<String>,
    /// A number in the slot's unit.
    pub number: Option<f64>,
    /// Rows of a table.
    pub rows: Vec<Vec<String>>,
    /// Whether it was taken over from the version before.
    pub is_carried: bool,
    /// Whether its photo was made small to save data: small letters cannot be measured in it.
    pub is_data_saver: bool,
    /// When it arrived.
    pub changed_at: Timestamp,
    /// For stale writes.
    pub row_version: i64,
    /// Who put it there for the participant, where they did not do it themselves.
    pub put_by: Option<String>,
    /// Whether it came by a link, from somebody without an account.
    pub is_by_link: bool,
}

/// A stored file as pages speak of it.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// Id.
    pub id: FileId,
    /// What its sender called it.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Bytes.
    pub byte_size: i64,
    /// Pixels across, of a picture.
    pub width: Option<i64>,
    /// Pixels down, of a picture.
    pub height: Option<i64>,
    /// What can be shown of it.
    pub preview: FilePreview,
}

/// What can be shown of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePreview {
    /// Being made.
    Pending,
    /// Pages 1 to this can be shown.
    Ready {
        /// How many.
        pages: i64,
        /// Width of the first page's small picture.
        width: i64,
        /// Its height.
        height: i64,
    },
    /// It could not be made, and why (a short code).
    Failed(String),
    /// None is made for this kind.
    None,
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    id: EntryId,
    slot_key: String,
    text: Option<String>,
    number: Option<f64>,
    rows: Option<String>,
    carried_from: Option<EntryId>,
    is_data_saver: bool,
    changed_at: Timestamp,
    row_version: i64,
    put_by: Option<String>,
    upload_link_id: Option<UploadLinkId>,
    #[sqlx(flatten)]
    file: FileRow,
}

/// A file's row with its previews.
#[derive(sqlx::FromRow)]
pub(crate) struct FileRow {
    file_id: Option<FileId>,
    name: Option<String>,
    media_type: Option<String>,
    byte_size: Option<i64>,
    width: Option<i64>,
    height: Option<i64>,
    pages: i64,
    thumb_width: Option<i64>,
    thumb_height: Option<i64>,
    failure: Option<String>,
}

/// Everything that stands in the slots of a version.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn entries(conn: &mut Conn<'_>, version: VersionId) -> Result<Vec<Entry>, Error> {
    let found = rows!(
        conn,
        EntryRow,
        "select e.id, e.slot_key, e.text, e.number, e.rows, e.carried_from, e.is_data_saver,
                e.changed_at, e.row_version, b.name as put_by, e.upload_link_id,
                f.id as file_id, f.name, f.media_type, f.byte_size, f.width, f.height,
                (select count(*) from preview p where p.file_id = f.id and p.size = 'screen') as pages,
                t.width as thumb_width, t.height as thumb_height, pf.reason as failure
         from slot_entry e
         join version v on v.id = e.version_id
         join submission s on s.id = v.submission_id
         join enrollment n on n.id = s.enrollment_id
         left join person b on b.id = e.changed_by and b.id <> n.person_id
         left join file f on f.id = e.file_id
         left join preview t on t.file_id = f.id and t.page = 1 and t.size = 'thumb'
         left join preview_failure pf on pf.file_id = f.id
         where e.version_id = $1 order by e.id",
        version
    )?;
    found.into_iter().map(entry_of).collect()
}

fn entry_of(row: EntryRow) -> Result<Entry, Error> {
    let file = row.file.stored();
    Ok(Entry {
        id: row.id,
        slot_key: row.slot_key,
        file,
        text: row.text,
        number: row.number,
        rows: row
            .rows
            .map_or(Ok(Vec::new()), |rows| serde_json::from_str(&rows))?,
        is_carried: row.carried_from.is_some(),
        is_data_saver: row.is_data_saver,
        changed_at: row.changed_at,
        row_version: row.row_version,
        put_by: row.put_by,
        is_by_link: row.upload_link_id.is_some(),
    })
}

impl FileRow {
    /// The file, if there is one.
    pub(crate) fn stored(self) -> Option<StoredFile> {
        let preview = self.preview();
        Some(StoredFile {
            id: self.file_id?,
            name: self.name?,
            media_type: self.media_type?,
            byte_size: self.byte_size?,
            width: self.width,
            height: self.height,
            preview,
        })
    }

    fn preview(&self) -> FilePreview {
        let is_shown = self
            .media_type
            .as_deref()
            .is_some_and(|kind| kind.starts_with("image/") || kind == "application/pdf");
        match (&self.failure, self.thumb_width, self.thumb_height) {
            (Some(reason), _, _) => FilePreview::Failed(reason.clone()),
            (None, Some(width), Some(height)) => FilePreview::Ready {
                pages: self.pages,
                width,
                height,
            },
            _ if is_shown => FilePreview::Pending,
            _ => FilePreview::None,
        }
    }
}

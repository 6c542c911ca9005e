use domain::access::Actor;
use domain::ids::{EntryId, FileId, PersonId, UploadLinkId, VersionId};
use domain::language::Language;
use domain::submissions::{DesignLink, SlotKind, VersionState, may_empty, may_swap};
use domain::time::Timestamp;

use super::file::{NewFile, insert as insert_file};
use super::head;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row, value};
use crate::content::assignment;
use crate::{Conn, Db, Error, Failure, Lock, audit, jobs};

/// What goes into a slot.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file that is stored already.
    File(NewFile),
    /// A design that stands elsewhere.
    Link(DesignLink),
    /// Words.
    Text(String),
    /// A number in the slot's unit.
    Number(f64),
    /// Rows of a table.
    Rows(Vec<Vec<String>>),
    /// Nothing: the slot is emptied.
    Nothing,
}

impl Content {
    const fn fits(&self, kind: SlotKind) -> bool {
        match self {
            Self::File(_) => kind.takes_file(),
            Self::Link(_) => matches!(kind, SlotKind::Design),
            Self::Text(_) => matches!(kind, SlotKind::Text),
            Self::Number(_) => matches!(kind, SlotKind::Number),
            Self::Rows(_) => matches!(kind, SlotKind::Table),
            Self::Nothing => true,
        }
    }
}

/// Why a slot stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutRefusal {
    /// The version is with the mentor.
    Locked,
    /// It was filled elsewhere since it was shown.
    Stale,
    /// It is required, and the work was sent with it.
    Required,
    /// Its participant has left the cohort.
    Left,
}

/// What came of filling a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Put {
    /// What stands in it now; nothing once it is emptied.
    pub entry: Option<EntryId>,
    /// Its row version; 0 while it is empty.
    pub row_version: i64,
}

/// Fills a slot: stored when it arrives, whatever the other slots hold. `seen` is the row version that was shown, where the
/// form says so.
///
/// # Errors
/// [`PutRefusal`] when it stays as it is; [`Error::NotFound`] when the version is not theirs or has no such slot.
pub async fn put_entry(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    slot_key: &str,
    content: &Content,
    seen: Option<i64>,
) -> Result<Put, Failure<PutRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, slot_key, content) = (
            actor.clone(),
            command.clone(),
            slot_key.to_owned(),
            content.clone(),
        );
        Box::pin(async move {
            if let Some(put) = earlier_answer(&mut conn, &command).await? {
                return Ok(put);
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            let assignment = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
            let slot = assignment.slot(&slot_key).ok_or(Error::NotFound)?;
            if !content.fits(slot.kind) {
                return Err(Error::NotFound.into());
            }
            if !head.takes_part() {
                return Err(Failure::Refused(PutRefusal::Left));
            }
            if !may_swap(head.state, head.sent_at, command.now) {
                return Err(Failure::Refused(PutRefusal::Locked));
            }
            if matches!(content, Content::Nothing) && !may_empty(head.state, slot.is_required) {
                return Err(Failure::Refused(PutRefusal::Required));
            }
            let current = row_version(&mut conn, version, &slot_key).await?;
            if seen.is_some_and(|seen| seen != current) {
                return Err(Failure::Refused(PutRefusal::Stale));
            }
            let held = held(&mut conn, &actor, &content, command.now).await?;
            let by = actor.person;
            let id = replace(&mut conn, version, &slot_key, held, by, command.now).await?;
            if head.state != VersionState::Draft {
                // Whoever is about to judge it has something else before them.
                execute!(
                    &mut conn,
                    "update version set row_version = row_version + 1 where id = $1",
                    version
                )?;
            }
            let put = Put {
                entry: id,
                row_version: row_version(&mut conn, version, &slot_key).await?,
            };
            let entry = audit::Entry::new(&command, "slot.put", "version", version.0);
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "slot.put", put).await?)
        })
    })
    .await
}

/// What the row of a slot holds.
#[derive(Default)]
pub(super) struct Held {
    pub(super) file: Option<FileId>,
    pub(super) text: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) number: Option<f64>,
    pub(super) rows: Option<String>,
    pub(super) link: Option<UploadLinkId>,
    pub(super) is_data_saver: bool,
}

/// The row version of what stands in a slot; 0 while it is empty.
pub(super) async fn row_version(
    conn: &mut Conn<'_>,
    version: VersionId,
    slot_key: &str,
) -> Result<i64, Error> {
    let found = row!(
        conn,
        (i64,),
        "select row_version from slot_entry where version_id = $1 and slot_key = $2",
        version,
        slot_key
    )?;
    Ok(found.map_or(0, |(current,)| current))
}

async fn held(
    conn: &mut Conn<'_>,
    actor: &Actor,
    content: &Content,
    now: Timestamp,
) -> Result<Option<Held>, Error> {
    let empty = Held::default();
    Ok(Some(match content {
        Content::Nothing => return Ok(None),
        Content::File(new) => Held {
            file: Some(keep_file(conn, new, actor.person, now).await?),
            is_data_saver: new.is_data_saver,
            ..empty
        },
        Content::Link(link) => Held {
            text: Some(link.as_str().to_owned()),
            ..empty
        },
        Content::Text(words) => Held {
            text: Some(words.clone()),
            language: Some(actor.language),
            ..empty
        },
        Content::Number(value) => Held {
            number: Some(*value),
            ..empty
        },
        Content::Rows(cells) => Held {
            rows: Some(serde_json::to_string(cells)?),
            ..empty
        },
    }))
}

/// Enters a stored file, and asks for its pictures.
pub(crate) async fn keep_file(
    conn: &mut Conn<'_>,
    new: &NewFile,
    by: PersonId,
    now: Timestamp,
) -> Result<FileId, Error> {
    let id = insert_file(conn, new, by, now).await?;
    jobs::enqueue(
        conn,
        "preview",
        &serde_json::json!({ "file": id }),
        now,
        now,
    )
    .await?;
    Ok(id)
}

/// Puts something into a slot in place of what stood there, or empties it.
pub(super) async fn replace(
    conn: &mut Conn<'_>,
    version: VersionId,
    slot_key: &str,
    held: Option<Held>,
    by: PersonId,
    now: Timestamp,
) -> Result<Option<EntryId>, Error> {
    // A slot that was emptied and filled again must not look as it did before: it counts on from the clock.
    let next = now.0.max(row_version(conn, version, slot_key).await? + 1);
    execute!(
        &mut *conn,
        "delete from slot_entry where version_id = $1 and slot_key = $2",
        version,
        slot_key
    )?;
    let Some(held) = held else { return Ok(None) };
    let id = value!(
        conn,
        EntryId,
        "insert into slot_entry (version_id, slot_key, file_id, text, language, number, rows, upload_link_id, is_data_saver,
                                 changed_by, changed_at, row_version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id",
        version,
        slot_key,
        held.file,
        held.text,
        held.language,
        held.number,
        held.rows,
        held.link,
        held.is_data_saver,
        by,
        now,
        next
    )?;
    Ok(Some(id))
}

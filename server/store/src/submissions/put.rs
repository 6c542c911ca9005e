use domain::access::Actor;
use domain::ids::{EntryId, FileId, PersonId, UploadLinkId, VersionId};
use domain::language::Language;
use domain::submissions::{SlotKind, may_swap};
use domain::time::Timestamp;

use super::file::{NewFile, insert as insert_file};
use super::head;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, value};
use crate::content::assignment;
use crate::{Conn, Db, Error, Failure, Lock, audit, jobs};

/// What goes into a slot.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file that is stored already.
    File(NewFile),
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
}

/// Fills a slot: stored when it arrives, whatever the other slots hold.
///
/// # Errors
/// [`PutRefusal::Locked`] when the version can no longer be changed; [`Error::NotFound`] when it is not theirs or has no
/// such slot.
pub async fn put_entry(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    slot_key: &str,
    content: &Content,
) -> Result<Option<EntryId>, Failure<PutRefusal>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, slot_key, content) = (
            actor.clone(),
            command.clone(),
            slot_key.to_owned(),
            content.clone(),
        );
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            let assignment = assignment(&mut conn, head.revision_id, &head.assignment_key).await?;
            let slot = assignment.slot(&slot_key).ok_or(Error::NotFound)?;
            if !content.fits(slot.kind) {
                return Err(Error::NotFound.into());
            }
            if !may_swap(head.state, head.sent_at, command.now) {
                return Err(Failure::Refused(PutRefusal::Locked));
            }
            let held = held(&mut conn, &actor, &content, command.now).await?;
            let by = actor.person;
            let id = replace(&mut conn, version, &slot_key, held, by, command.now).await?;
            let entry = audit::Entry {
                actor: Some(actor.person),
                on_behalf_of: None,
                action: "slot.put",
                object: "version",
                object_id: version.0,
                fields: &[],
                now: command.now,
            };
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "slot.put", id).await?)
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
pub(super) async fn keep_file(
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
        "insert into slot_entry (version_id, slot_key, file_id, text, language, number, rows, upload_link_id, changed_by,
                                 changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id",
        version,
        slot_key,
        held.file,
        held.text,
        held.language,
        held.number,
        held.rows,
        held.link,
        by,
        now
    )?;
    Ok(Some(id))
}

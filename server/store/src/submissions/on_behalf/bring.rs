use domain::access::Actor;
use domain::ids::{BroughtFileId, EnrollmentId};
use domain::time::Timestamp;

use super::super::entry::FileRow;
use super::super::put::keep_file;
use super::super::{NewFile, StoredFile};
use super::participant;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{rows, value};
use crate::{Conn, Db, Error, Lock, audit};

/// Takes a file that staff brought for a participant, before anybody says where it belongs. The answer to a file that
/// came before is the first one.
///
/// # Errors
/// [`Error::NotFound`] for all but those who look after the participant.
pub async fn bring(
    db: &Db,
    actor: &Actor,
    command: &Command,
    enrollment: EnrollmentId,
    new: &NewFile,
) -> Result<BroughtFileId, Error> {
    db.write(Lock::Nothing, |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if let Some(id) = earlier_answer(&mut conn, &command).await? {
                return Ok(id);
            }
            let participant = participant(&mut conn, &actor, enrollment).await?;
            let file = keep_file(&mut conn, &new, actor.person, command.now).await?;
            let id = value!(
                &mut conn,
                BroughtFileId,
                "insert into brought_file (enrollment_id, file_id, brought_by, brought_at) values ($1, $2, $3, $4)
                 returning id",
                enrollment,
                file,
                actor.person,
                command.now
            )?;
            let entry = audit::Entry {
                on_behalf_of: Some(participant.person),
                ..audit::Entry::new(&command, "file.bring", "brought_file", id.0)
            };
            audit::record(&mut conn, entry).await?;
            keep_answer(&mut conn, &command, "file.bring", id).await
        })
    })
    .await
}

#[derive(sqlx::FromRow)]
struct BroughtRow {
    id: BroughtFileId,
    brought_at: Timestamp,
    #[sqlx(flatten)]
    file: FileRow,
}

/// The files that wait for their slot, in the order in which they came.
///
/// # Errors
/// [`Error`] when the store cannot read.
pub async fn brought(
    conn: &mut Conn<'_>,
    enrollment: EnrollmentId,
) -> Result<Vec<(BroughtFileId, StoredFile, Timestamp)>, Error> {
    let found = rows!(
        conn,
        BroughtRow,
        "select w.id, w.brought_at, f.id as file_id, f.name, f.media_type, f.byte_size, f.width, f.height,
                (select count(*) from preview p where p.file_id = f.id and p.size = 'screen') as pages,
                t.width as thumb_width, t.height as thumb_height, pf.reason as failure
         from brought_file w
         join file f on f.id = w.file_id
         left join preview t on t.file_id = f.id and t.page = 1 and t.size = 'thumb'
         left join preview_failure pf on pf.file_id = f.id
         where w.enrollment_id = $1 and w.settled_at is null order by w.id",
        enrollment
    )?;
    Ok(found
        .into_iter()
        .filter_map(|row| Some((row.id, row.file.stored()?, row.brought_at)))
        .collect())
}

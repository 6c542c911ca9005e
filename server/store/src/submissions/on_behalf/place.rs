use domain::access::Actor;
use domain::ids::{BroughtFileId, EnrollmentId, FileId, ProductId, VersionId};
use domain::submissions::VersionState;

use super::super::head;
use super::super::open::{begun, came_back, carry_entries, insert, insert_version, latest};
use super::super::put::{Held, replace, row_version};
use super::{Participant, participant};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::{execute, row};
use crate::content::assignment;
use crate::products::product;
use crate::{Conn, Db, Error, Failure, Lock, audit};

/// Where a brought file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Into this slot.
    Slot(String),
    /// Nowhere: it does not belong to this work, and is not asked about again.
    Away,
}

/// Brought files on their way into the slots of one piece of work.
#[derive(Clone, Debug)]
pub struct Placing {
    /// The participant's place.
    pub enrollment: EnrollmentId,
    /// The assignment.
    pub assignment_key: String,
    /// The product.
    pub product: ProductId,
    /// Which file goes where.
    pub placements: Vec<(BroughtFileId, Placement)>,
    /// The row version of what was shown in each slot, where the form says so; 0 for an empty one.
    pub seen: Vec<(String, i64)>,
}

/// Why the files stay where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceRefusal {
    /// The work is with the mentor, or has passed.
    Locked,
    /// The slot does not take such a file.
    DoesNotFit(BroughtFileId),
    /// The slot was filled since it was shown.
    Filled(BroughtFileId),
    /// Another file is to go into the same slot.
    Twice(BroughtFileId),
}

/// Puts brought files into the slots of a draft, which is begun where there is none: at the first time, or after work
/// came back. Answers the draft, where there is one.
///
/// # Errors
/// [`PlaceRefusal`]; not found for all but those who look after the participant, and for files that are settled already.
pub async fn place(
    db: &Db,
    actor: &Actor,
    command: &Command,
    placing: &Placing,
) -> Result<Option<VersionId>, Failure<PlaceRefusal>> {
    db.write(Lock::Enrollment(placing.enrollment), |mut conn| {
        let (actor, command, placing) = (actor.clone(), command.clone(), placing.clone());
        Box::pin(async move {
            if let Some(version) = earlier_answer(&mut conn, &command).await? {
                return Ok(version);
            }
            let participant = participant(&mut conn, &actor, placing.enrollment).await?;
            let is_needed = placing
                .placements
                .iter()
                .any(|(_, placement)| *placement != Placement::Away);
            let draft = draft(&mut conn, &command, &participant, &placing, is_needed).await?;
            let mut taken: Vec<&str> = Vec::new();
            for (brought, placement) in &placing.placements {
                match (placement, draft) {
                    (Placement::Away, _) => {
                        settle(&mut conn, &command, &participant, *brought, None).await?;
                    }
                    (Placement::Slot(slot), Some(draft)) => {
                        if !draft.is_as_seen(&mut conn, &placing.seen, slot).await? {
                            return Err(Failure::Refused(PlaceRefusal::Filled(*brought)));
                        }
                        if taken.contains(&slot.as_str()) {
                            return Err(Failure::Refused(PlaceRefusal::Twice(*brought)));
                        }
                        taken.push(slot);
                        settle(
                            &mut conn,
                            &command,
                            &participant,
                            *brought,
                            Some((draft.version, slot.as_str())),
                        )
                        .await?;
                    }
                    (Placement::Slot(_), None) => return Err(Error::NotFound.into()),
                }
            }
            let draft = draft.map(|draft| draft.version);
            Ok(keep_answer(&mut conn, &command, "file.place", draft).await?)
        })
    })
    .await
}

/// Where the files go.
#[derive(Clone, Copy)]
struct Draft {
    version: VersionId,
    /// The version whose slots could be seen before: the one that came back, where the draft is begun now.
    shown: Option<VersionId>,
}

impl Draft {
    /// Whether a slot holds what was seen in it.
    async fn is_as_seen(
        self,
        conn: &mut Conn<'_>,
        seen: &[(String, i64)],
        slot: &str,
    ) -> Result<bool, Error> {
        let Some((_, seen)) = seen.iter().find(|(key, _)| key == slot) else {
            return Ok(true);
        };
        let now = match self.shown {
            Some(version) => row_version(conn, version, slot).await?,
            None => 0,
        };
        Ok(now == *seen)
    }
}

/// The draft of the work; begun now where `is_needed` and there is none.
async fn draft(
    conn: &mut Conn<'_>,
    command: &Command,
    participant: &Participant,
    placing: &Placing,
    is_needed: bool,
) -> Result<Option<Draft>, Failure<PlaceRefusal>> {
    let key = &placing.assignment_key;
    assignment(conn, participant.revision, key).await?;
    if product(conn, placing.product).await?.business != participant.business {
        return Err(Error::NotFound.into());
    }
    let now = command.now;
    let Some(submission) = begun(conn, key, placing.enrollment, placing.product).await? else {
        if !is_needed {
            return Ok(None);
        }
        let id = insert(conn, key, placing.enrollment, placing.product, now).await?;
        let version = insert_version(conn, id, 1, participant.revision, now).await?;
        let entry = note(command, participant, "submission.open", "submission", id.0);
        audit::record(conn, entry).await?;
        return Ok(Some(Draft {
            version,
            shown: None,
        }));
    };
    let last = latest(conn, submission).await?;
    let last = head(conn, last).await?;
    if last.state == VersionState::Draft {
        return Ok(Some(Draft {
            version: last.id,
            shown: Some(last.id),
        }));
    }
    if !is_needed {
        return Ok(None);
    }
    if !came_back(conn, last.id, now).await? {
        return Err(Failure::Refused(PlaceRefusal::Locked));
    }
    let next = insert_version(conn, submission, last.number + 1, last.revision_id, now).await?;
    carry_entries(conn, last.id, next, participant.person, now).await?;
    let entry = note(command, participant, "version.begin", "version", next.0);
    audit::record(conn, entry).await?;
    Ok(Some(Draft {
        version: next,
        shown: Some(last.id),
    }))
}

async fn settle(
    conn: &mut Conn<'_>,
    command: &Command,
    participant: &Participant,
    brought: BroughtFileId,
    place: Option<(VersionId, &str)>,
) -> Result<(), Failure<PlaceRefusal>> {
    let (file, media_type) = row!(
        &mut *conn,
        (FileId, String),
        "select f.id, f.media_type from brought_file w join file f on f.id = w.file_id
         where w.id = $1 and w.enrollment_id = $2 and w.settled_at is null",
        brought,
        participant.enrollment
    )?
    .ok_or(Error::NotFound)?;
    if let Some((version, slot_key)) = place {
        let head = head(conn, version).await?;
        let asked = assignment(conn, head.revision_id, &head.assignment_key).await?;
        let slot = asked.slot(slot_key).ok_or(Error::NotFound)?;
        if !slot.kind.takes(&media_type) {
            return Err(Failure::Refused(PlaceRefusal::DoesNotFit(brought)));
        }
        let held = Held {
            file: Some(file),
            ..Held::default()
        };
        let (by, now) = (command.actor, command.now);
        replace(conn, version, slot_key, Some(held), by, now).await?;
        let entry = note(command, participant, "slot.put", "version", version.0);
        audit::record(conn, entry).await?;
    } else {
        let entry = note(
            command,
            participant,
            "file.put_away",
            "brought_file",
            brought.0,
        );
        audit::record(conn, entry).await?;
    }
    execute!(
        conn,
        "update brought_file set version_id = $1, slot_key = $2, settled_at = $3 where id = $4",
        place.map(|(version, _)| version),
        place.map(|(_, slot)| slot.to_owned()),
        command.now,
        brought
    )?;
    Ok(())
}

fn note(
    command: &Command,
    participant: &Participant,
    action: &'static str,
    object: &'static str,
    id: i64,
) -> audit::Entry<'static> {
    audit::Entry {
        on_behalf_of: Some(participant.person),
        ..audit::Entry::new(command, action, object, id)
    }
}

use domain::ids::VersionId;
use domain::review::Standing;
use domain::submissions::VersionState;
use domain::time::Timestamp;

use super::showing::pending;
use crate::conn::{row, rows};
use crate::submissions::Head;
use crate::{Conn, Error, audit};

/// Where the judgement of a version stands for those who write it.
pub(super) async fn standing(
    conn: &mut Conn<'_>,
    head: &Head,
    now: Timestamp,
) -> Result<Standing, Error> {
    // Only what was seen can be overtaken.
    if head.state != VersionState::Released {
        return Ok(Standing::of(head.state, false, false));
    }
    let later = row!(
        &mut *conn,
        (i64,),
        "select number from version where submission_id = $1 and number > $2 and state <> 'draft' limit 1",
        head.submission_id,
        head.number
    )?;
    let is_waiting = pending(conn, head.id, now).await?.is_some();
    Ok(Standing::of(head.state, is_waiting, later.is_some()))
}

/// Takes back what was about to correct earlier answers: the participant has just sent the next version, made after what
/// they had read. Nobody recalled it, so the trail says that the system did.
pub(crate) async fn overtake(
    conn: &mut Conn<'_>,
    next: &Head,
    now: Timestamp,
) -> Result<(), Error> {
    let versions = rows!(
        &mut *conn,
        (VersionId,),
        "update release set recalled_at = $1 where recalled_at is null and visible_from > $1
         and version_id in (select id from version where submission_id = $2 and number < $3) returning version_id",
        now,
        next.submission_id,
        next.number
    )?;
    for (version,) in versions {
        let entry = audit::Entry {
            actor: None,
            on_behalf_of: None,
            action: "version.overtake",
            object: "version",
            object_id: version.0,
            fields: &[],
            now,
        };
        audit::record(conn, entry).await?;
    }
    Ok(())
}

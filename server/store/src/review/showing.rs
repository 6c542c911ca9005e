use domain::ids::{AssessmentId, ReleaseId, SubmissionId, VersionId};
use domain::time::Timestamp;

use super::Shown;
use crate::conn::{row, rows};
use crate::{Conn, Error};

/// One showing of a judgement to its participant.
#[derive(Clone, Debug)]
pub struct Showing {
    /// Its row.
    pub id: ReleaseId,
    /// What was shown.
    pub shown: Shown,
    /// Since when.
    pub visible_from: Timestamp,
    /// Who showed it.
    pub by: String,
}

/// Everything the participant could read of a version by now, the newest first.
pub(super) async fn showings(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Vec<Showing>, Error> {
    let found = rows!(
        conn,
        (ReleaseId, String, Timestamp, String),
        "select r.id, r.shown, r.visible_from, p.name from release r join person p on p.id = r.released_by
         where r.version_id = $1 and r.recalled_at is null and r.visible_from <= $2 order by r.id desc",
        version,
        now
    )?;
    found
        .into_iter()
        .map(|(id, shown, visible_from, by)| {
            Ok(Showing {
                id,
                shown: serde_json::from_str(&shown)?,
                visible_from,
                by,
            })
        })
        .collect()
}

/// When a release that is still hidden will be shown.
pub(super) async fn pending(
    conn: &mut Conn<'_>,
    version: VersionId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Error> {
    let found = row!(
        conn,
        (Timestamp,),
        "select visible_from from release where version_id = $1 and recalled_at is null and visible_from > $2
         order by id desc limit 1",
        version,
        now
    )?;
    Ok(found.map(|(visible_from,)| visible_from))
}

/// The last answer to an earlier version of a submission, and the judgement it is a copy of.
pub(super) async fn last_before(
    conn: &mut Conn<'_>,
    submission: SubmissionId,
    number: i64,
    now: Timestamp,
) -> Result<Option<(AssessmentId, Shown)>, Error> {
    let found = row!(
        conn,
        (AssessmentId, String),
        "select r.assessment_id, r.shown from release r join version v on v.id = r.version_id
         where v.submission_id = $1 and v.number < $2 and r.recalled_at is null and r.visible_from <= $3
         order by v.number desc, r.id desc limit 1",
        submission,
        number,
        now
    )?;
    Ok(match found {
        Some((assessment, shown)) => Some((assessment, serde_json::from_str(&shown)?)),
        None => None,
    })
}

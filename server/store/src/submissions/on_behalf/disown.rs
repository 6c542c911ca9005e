use domain::access::Actor;
use domain::ids::{SubmissionId, VersionId};
use domain::submissions::{VersionState, may_disown};

use super::super::head;
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::{Db, Failure, Lock, audit};

/// Its review has begun, or nobody sent it for them: it can no longer be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLate(pub SubmissionId);

/// "Bukan foto saya": takes work that somebody sent for a participant back into a draft, and leaves word for the mentor.
///
/// # Errors
/// [`TooLate`] once the mentor has begun; not found when it is not theirs.
pub async fn disown(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
) -> Result<SubmissionId, Failure<TooLate>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        Box::pin(async move {
            if let Some(submission) = earlier_answer(&mut conn, &command).await? {
                return Ok(submission);
            }
            let head = head(&mut conn, version).await?;
            head.own(&actor)?;
            if !may_disown(head.state, head.on_behalf_of.is_some()) {
                return Err(Failure::Refused(TooLate(head.submission_id)));
            }
            execute!(
                &mut conn,
                "update version set state = $1, sent_at = null, promised_at = null, submitted_by = null, on_behalf_of = null,
                        agreement = null, agreed_at = null, disowned_at = $2, row_version = row_version + 1 where id = $3",
                VersionState::Draft,
                command.now,
                version
            )?;
            let entry = audit::Entry::new(&command, "version.disown", "version", version.0);
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "version.disown", head.submission_id).await?)
        })
    })
    .await
}

use domain::access::Actor;
use domain::ids::{RemarkId, VersionId};

use super::super::EditRefusal;
use super::super::assessment::edit;
use super::{NewRemark, Remark, note, remarks};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::{Db, Error, Failure, Lock};

/// Puts a remark into other words. One that was carried over stays as it was read: it is judged instead. `shown` is the row
/// version that was shown.
///
/// # Errors
/// [`EditRefusal`]; not found when there is no such remark of theirs, or none any more.
pub async fn edit_remark(
    db: &Db,
    actor: &Actor,
    command: &Command,
    version: VersionId,
    remark: RemarkId,
    shown: i64,
    new: &NewRemark,
) -> Result<(), Failure<EditRefusal<Remark>>> {
    db.write(Lock::Version(version), |mut conn| {
        let (actor, command, new) = (actor.clone(), command.clone(), new.clone());
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            let (assessment, _) = edit(&mut conn, &actor, version, None, command.now).await?;
            let stored = remarks(&mut conn, assessment)
                .await?
                .into_iter()
                .find(|stored| stored.id == remark && stored.carried_from.is_none())
                .ok_or(Error::NotFound)?;
            if !stored.says(&new) {
                if stored.row_version != shown {
                    return Err(Failure::Refused(EditRefusal::Stale(stored)));
                }
                execute!(
                    &mut conn,
                    "update remark set words = $1, severity = $2, category = $3, slot_key = $4, exact_words = $5,
                            size_mm = $6, changed_at = $7, row_version = row_version + 1 where id = $8",
                    &new.words,
                    new.severity,
                    new.category,
                    &new.slot_key,
                    &new.exact_words,
                    &new.size_mm,
                    command.now,
                    remark
                )?;
                note(&mut conn, &command, "remark.change", remark).await?;
            }
            Ok(keep_answer(&mut conn, &command, "remark.change", ()).await?)
        })
    })
    .await
}

impl Remark {
    /// Whether it says just this already.
    fn says(&self, new: &NewRemark) -> bool {
        self.words == new.words
            && self.severity == new.severity
            && self.category == new.category
            && self.slot_key == new.slot_key
            && self.exact_words == new.exact_words
            && self.size_mm == new.size_mm
    }
}

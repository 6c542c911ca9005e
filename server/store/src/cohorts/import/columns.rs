use std::sync::Arc;

use domain::access::Actor;
use domain::cohorts::import::Mapping;
use domain::ids::{CohortId, ImportId};
use domain::markets::Category;

use super::Options;
use super::judge::judge;
use super::stage::keep_judgement;
use super::stored::{cells_of, import_row};
use super::waiting::{ListRefusal, waiting};
use crate::command::{Command, earlier_answer, keep_answer};
use crate::conn::execute;
use crate::organisation::cohort_for;
use crate::{Db, Failure, Lock, audit};

/// How a list is to be read anew.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which column is which.
    pub columns: Mapping,
    /// What kind its products are.
    pub category: Category,
    /// The list's version when its page was shown.
    pub row_version: i64,
}

/// Reads the list anew with other columns, while it is not applied.
///
/// # Errors
/// [`ListRefusal`]; not found when it is not theirs.
pub async fn choose_columns(
    db: &Db,
    actor: &Actor,
    command: &Command,
    cohort: CohortId,
    import: ImportId,
    reading: &Reading,
) -> Result<(), Failure<ListRefusal>> {
    // Judged before anything is written: that reads much, and nobody has to wait for it.
    let (options, judged) = {
        let mut reader = db.reader().await?;
        let mut conn = reader.conn();
        if earlier_answer::<()>(&mut conn, command).await?.is_some() {
            return Ok(());
        }
        cohort_for(&mut conn, actor, cohort).await?;
        let options = Options {
            columns: reading.columns.clone(),
            category: reading.category,
            heads: import_row(&mut conn, cohort, import).await?.options.heads,
        };
        let rows = cells_of(&mut conn, import).await?;
        let judged = judge(&mut conn, cohort, &options, &rows).await?;
        (Arc::new(options), Arc::new(judged))
    };
    let row_version = reading.row_version;
    db.write(Lock::Cohort(cohort), |mut conn| {
        let (actor, command) = (actor.clone(), command.clone());
        let (options, judged) = (Arc::clone(&options), Arc::clone(&judged));
        Box::pin(async move {
            if earlier_answer::<()>(&mut conn, &command).await?.is_some() {
                return Ok(());
            }
            cohort_for(&mut conn, &actor, cohort).await?;
            waiting(&mut conn, cohort, import, row_version).await?;
            execute!(
                &mut conn,
                "update import set mapping = $1, row_version = row_version + 1 where id = $2",
                serde_json::to_string(&*options)?,
                import
            )?;
            for judged in judged.iter() {
                keep_judgement(&mut conn, import, judged).await?;
            }
            let entry = audit::Entry::new(&command, "import.choose_columns", "import", import.0);
            audit::record(&mut conn, entry).await?;
            Ok(keep_answer(&mut conn, &command, "import.choose_columns", ()).await?)
        })
    })
    .await
}

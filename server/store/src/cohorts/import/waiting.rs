use domain::cohorts::import::ImportState;
use domain::ids::{CohortId, ImportId};

use super::stored::{Found, import_row};
use crate::{Conn, Failure};

/// Why a list is neither let in nor read anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRefusal {
    /// Let in, taken back or forgotten already.
    NotWaiting,
    /// Somebody else read it with other columns since its page was shown.
    ChangedMeanwhile,
}

/// A list that waits to be let in, if it is as its page showed it.
pub(super) async fn waiting(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    import: ImportId,
    row_version: i64,
) -> Result<Found, Failure<ListRefusal>> {
    let found = import_row(conn, cohort, import).await?;
    if found.state != ImportState::DryRun {
        return Err(Failure::Refused(ListRefusal::NotWaiting));
    }
    if found.row_version != row_version {
        return Err(Failure::Refused(ListRefusal::ChangedMeanwhile));
    }
    Ok(found)
}

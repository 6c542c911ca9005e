//! What can be set of a cohort: its name, days and places, its pauses, and the dates of its assignments.

mod assignments;
mod page;
mod pauses;
mod whole;

pub use assignments::change_assignment;
pub use page::{CohortAssignment, Pause, Settings, settings};
pub use pauses::{add_pause, remove_pause};
pub use whole::{Change, change_cohort};

use domain::cohorts::DatesRefusal;

/// Why a setting is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingRefusal {
    /// Somebody else changed the cohort since the page was shown.
    ChangedMeanwhile,
    /// More people have a place than there would be places.
    TooFewPlaces(i64),
    /// The dates do not go together.
    Dates(DatesRefusal),
}

//! A list of participants from a spreadsheet: which column is what, and what is wrong with a row.

mod columns;
mod duplicates;
mod names;
mod regency;
mod row;

pub use columns::{Column, Mapping, head_row};
pub use duplicates::repeated;
pub use names::{NameMatch, is_same_firm, match_names};
pub use regency::{RegencyRefusal, regency};
pub use row::{CellProblem, Participant, RowProblem, read_row};

use crate::codes::codes;

/// The most rows of one import.
pub const MAX_ROWS: usize = 5_000;

/// So many rows are let in at once; a longer list goes in steps of as many, so that nobody else waits long to write.
pub const STEP_ROWS: i64 = 200;

codes! {
    /// What an import does with a row.
    Outcome {
        /// Enters a new person with their business.
        Create = "create",
        /// Enrolls somebody who is known already.
        Join = "join",
        /// Gives a place to somebody who left, was not taken, or applied: they take part again.
        Return = "return",
        /// Changes somebody who is in the cohort: they get a missing NIB.
        Change = "change",
        /// Leaves it: already in the cohort, with nothing to add.
        Skip = "skip",
        /// Left out: something is wrong with it.
        Refuse = "refuse",
    }
}

codes! {
    /// Where an import stands.
    ImportState {
        /// Read and judged; nothing applied.
        DryRun = "dry_run",
        /// Being let in, some rows at a time.
        Running = "running",
        /// Applied.
        Done = "done",
        /// Being taken back, some rows at a time.
        Undoing = "undoing",
        /// Taken back.
        Undone = "undone",
        /// Never applied, and too old now: its rows are forgotten.
        Lapsed = "lapsed",
    }
}

//! Judging work: words first, then the rubric, then the decision.

mod decision;
mod rubric;
mod size;
mod standing;

pub use decision::{DecisionRefusal, MAX_RECALL, may_decide};
pub use rubric::{CriterionRule, Mark, RubricResult, Shortfall};
pub use size::{Millimetres, NotASize};
pub use standing::Standing;

use crate::codes::codes;
use crate::time::{DAY, MINUTE};

/// How long a mentor's lease on a version lasts since their last edit: 30 minutes.
pub const LEASE: i64 = 30 * MINUTE;

/// How long the link to a sheet can be opened by a printer: 14 days.
pub const SHARE_LINK: i64 = 14 * DAY;

codes! {
    /// What the mentor decides.
    Decision {
        /// Lulus.
        Passed = "passed",
        /// Perbaiki.
        Fix = "fix",
        /// Belum bisa dinilai: unreadable or the wrong file; no score, no try used.
        Unclear = "unclear",
    }
}

codes! {
    /// How much a remark weighs.
    Severity {
        /// Wajib: must be fixed to pass.
        Must = "must",
        /// Saran: worth doing.
        Should = "should",
    }
}

codes! {
    /// What a remark is about.
    RemarkCategory {
        /// Rules and compulsory words.
        Legal = "legal",
        /// The barcode.
        Barcode = "barcode",
        /// Size, contrast, order of the text.
        Readability = "readability",
        /// Name, mark, story.
        Brand = "brand",
        /// Shape and protection.
        Structure = "structure",
        /// Print and artwork.
        Print = "print",
        /// What it is made of.
        Material = "material",
    }
}

codes! {
    /// What became of a remark.
    RemarkState {
        /// Not yet looked at again.
        Open = "open",
        /// Fixed in a later version.
        Fixed = "fixed",
        /// Looked at again and still there.
        NotYet = "not_yet",
        /// No longer matters.
        NotRelevant = "not_relevant",
    }
}

impl RemarkState {
    /// Whether the participant still has something to do.
    #[must_use]
    pub const fn is_unsettled(self) -> bool {
        matches!(self, Self::Open | Self::NotYet)
    }
}

codes! {
    /// Whose judgement an assessment is.
    AssessmentKind {
        /// The allocated mentor's.
        First = "first",
        /// A second assessor's.
        Second = "second",
        /// The agreed one.
        Moderated = "moderated",
        /// The participant's own, of work that no mentor judges.
        OwnCheck = "own_check",
    }
}

//! Enrolment: a person with a business in a cohort, from applying to the end.

pub mod allocation;
pub mod help;
pub mod import;

mod dates;
mod own_time;
mod place;

pub use dates::{AssignmentDates, DatesRefusal, SAMPLES};
pub use own_time::OwnTime;
pub use place::{ExtensionReason, PlaceRefusal, may_move};

use crate::codes::codes;

codes! {
    /// Where an enrollment stands.
    EnrollmentState {
        /// Mendaftar: asked to join.
        Applied = "applied",
        /// Menunggu: on the waiting list.
        Waiting = "waiting",
        /// Ditawari: a place is offered and not yet taken.
        Offered = "offered",
        /// Aktif: takes part.
        Active = "active",
        /// Selesai: finished the cohort.
        Finished = "finished",
        /// Keluar: left before the end.
        Left = "left",
        /// Belum diterima: not taken this time.
        Declined = "declined",
    }
}

codes! {
    /// Why an enrollment changed its state.
    EnrollmentReason {
        /// Came with an import of participants.
        Imported = "imported",
        /// Applied by themselves.
        SelfApplied = "self_applied",
        /// Chosen in the selection.
        Selected = "selected",
        /// The cohort or the regency's quota is full.
        Full = "full",
        /// A place became free.
        PlaceFree = "place_free",
        /// Took the offered place.
        Accepted = "accepted",
        /// Let the offer lapse.
        Lapsed = "lapsed",
        /// No time.
        NoTime = "no_time",
        /// Moved to another cohort.
        Moved = "moved",
        /// The business stopped.
        BusinessStopped = "business_stopped",
        /// Does not meet the conditions.
        Ineligible = "ineligible",
        /// Met all conditions for finishing.
        Completed = "completed",
        /// The import was undone.
        ImportUndone = "import_undone",
    }
}

impl EnrollmentState {
    /// Whether the step from here to `next` is one that the programme knows.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        use EnrollmentState::{Active, Applied, Declined, Finished, Left, Offered, Waiting};
        matches!(
            (self, next),
            (Applied, Waiting | Offered | Active | Declined | Left)
                | (Waiting, Offered | Active | Declined | Left)
                | (Offered, Active | Waiting | Declined | Left)
                | (Active, Finished | Left)
                | (Left | Declined, Applied | Active)
        )
    }

    /// Whether it takes one of the cohort's places: an offered place is kept free for whom it was offered to.
    #[must_use]
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Self::Active | Self::Finished | Self::Offered)
    }

    /// Whether the person takes part: what they have begun can go on. Whoever left keeps theirs to read.
    #[must_use]
    pub const fn takes_part(self) -> bool {
        matches!(self, Self::Active | Self::Finished)
    }

    /// Whether the person waits for a place.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Applied | Self::Waiting | Self::Offered)
    }
}

#[cfg(test)]
mod tests {
    use super::EnrollmentState::{self, Active, Applied, Finished};

    #[test]
    fn finished_is_final_and_nobody_skips_back() {
        assert!(Applied.may_become(Active));
        assert!(!Active.may_become(Applied));
        for state in EnrollmentState::ALL {
            assert!(!Finished.may_become(*state));
            assert!(!state.may_become(*state));
        }
    }
}

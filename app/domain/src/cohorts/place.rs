use super::{EnrollmentReason, EnrollmentState};
use crate::codes::codes;

codes! {
    /// Why somebody gets more time for an assignment.
    ExtensionReason {
        /// Ill, or somebody at home is.
        Illness = "illness",
        /// A birth, a wedding, a death, a flood.
        Family = "family",
        /// Large orders: the business comes first.
        Production = "production",
        /// No signal, no electricity, a broken telephone.
        Connection = "connection",
        /// The printer or designer is late.
        Printer = "printer",
        /// The office or the mentor was late.
        Office = "office",
    }
}

/// Why an enrollment does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceRefusal {
    /// Somebody else moved it since the page was shown.
    #[error("moved meanwhile")]
    MovedMeanwhile,
    /// The programme knows no such step.
    #[error("no such step")]
    NoSuchStep,
    /// The reason does not belong to the step.
    #[error("not a reason for this step")]
    WrongReason,
    /// No place is free.
    #[error("no place is free")]
    Full,
}

impl EnrollmentState {
    /// The steps from here that the office decides: applying and importing are others' decisions.
    pub fn office_steps(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |next| {
            self.may_become(*next) && !matches!(next, Self::Applied | Self::Finished)
        })
    }

    /// The reasons the office may give for the step from here to `next`.
    #[must_use]
    pub const fn reasons(self, next: Self) -> &'static [EnrollmentReason] {
        use EnrollmentReason::{
            Accepted, BusinessStopped, Completed, Full, Ineligible, Lapsed, Moved, NoTime,
            PlaceFree, Selected, SelfApplied,
        };
        match (self, next) {
            (Self::Offered, Self::Active) => &[Accepted, PlaceFree],
            (_, Self::Offered | Self::Active) => &[PlaceFree, Selected],
            (Self::Offered, Self::Waiting) => &[Lapsed, Full],
            (_, Self::Waiting) => &[Full],
            (Self::Offered, Self::Declined) => &[Lapsed, Ineligible],
            (_, Self::Declined) => &[Full, Ineligible],
            (_, Self::Left) => &[NoTime, BusinessStopped, Moved, Ineligible],
            (_, Self::Finished) => &[Completed],
            (_, Self::Applied) => &[SelfApplied],
        }
    }
}

/// May an enrollment move from where it stands (`now`) to `next`, as the office saw it (`seen`) and for this reason?
///
/// # Errors
/// [`PlaceRefusal`].
pub fn may_move(
    now: EnrollmentState,
    seen: EnrollmentState,
    next: EnrollmentState,
    reason: EnrollmentReason,
    places_left: i64,
) -> Result<(), PlaceRefusal> {
    if now != seen {
        return Err(PlaceRefusal::MovedMeanwhile);
    }
    if !now.office_steps().any(|step| step == next) {
        return Err(PlaceRefusal::NoSuchStep);
    }
    if !now.reasons(next).contains(&reason) {
        return Err(PlaceRefusal::WrongReason);
    }
    if next.takes_a_place() && !now.takes_a_place() && places_left <= 0 {
        return Err(PlaceRefusal::Full);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::EnrollmentReason::{Accepted, Full, NoTime, PlaceFree};
    use super::EnrollmentState::{Active, Finished, Left, Offered, Waiting};
    use super::*;

    #[test]
    fn a_place_is_given_while_there_is_one() {
        assert_eq!(may_move(Waiting, Waiting, Offered, PlaceFree, 1), Ok(()));
        assert_eq!(
            may_move(Waiting, Waiting, Offered, PlaceFree, 0),
            Err(PlaceRefusal::Full)
        );
        // The place that was offered is theirs already.
        assert_eq!(may_move(Offered, Offered, Active, Accepted, 0), Ok(()));
        assert_eq!(
            may_move(Left, Left, Active, PlaceFree, 0),
            Err(PlaceRefusal::Full)
        );
    }

    #[test]
    fn steps_and_reasons_belong_together() {
        assert_eq!(may_move(Active, Active, Left, NoTime, 0), Ok(()));
        assert_eq!(
            may_move(Active, Active, Left, Full, 0),
            Err(PlaceRefusal::WrongReason)
        );
        assert_eq!(
            may_move(Active, Active, Waiting, Full, 0),
            Err(PlaceRefusal::NoSuchStep)
        );
        assert_eq!(
            may_move(Active, Waiting, Left, NoTime, 9),
            Err(PlaceRefusal::MovedMeanwhile)
        );
        assert_eq!(Finished.office_steps().count(), 0);
        for from in EnrollmentState::ALL {
            for next in from.office_steps() {
                assert!(!from.reasons(next).is_empty(), "{from} → {next}");
            }
        }
    }
}

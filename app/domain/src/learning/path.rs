use super::Completable;

/// One thing on a participant's path, in the order of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub kind: Completable,
    /// Its key in the course.
    pub key: String,
    /// How far it is.
    pub state: StepState,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    Open,
    /// Begun and in the person's hands: half read, half answered, a draft.
    Begun,
    /// The mentor asked for a better version: in the person's hands again.
    NeedsFixing,
    /// Sent, and the person's own to check with the rubric.
    OwnCheck,
    /// Sent, and in somebody else's hands.
    WithMentor,
    /// Done.
    Done,
}

impl StepState {
    /// How much it needs the person, the most needing first: what came back, what is sent and not checked, what is not
    /// sent, what is not begun, what waits for somebody else, what is done.
    #[must_use]
    pub const fn need(self) -> u8 {
        match self {
            Self::NeedsFixing => 0,
            Self::OwnCheck => 1,
            Self::Begun => 2,
            Self::Open => 3,
            Self::WithMentor => 4,
            Self::Done => 5,
        }
    }
}

/// What to do now: work that came back first, since somebody waits for it; then the first thing in course order that is
/// in the person's own hands. `None` when all is done or waits for others.
#[must_use]
pub fn next_step(path: &[Step]) -> Option<&Step> {
    path.iter()
        .find(|step| step.state == StepState::NeedsFixing)
        .or_else(|| {
            path.iter().find(|step| {
                matches!(
                    step.state,
                    StepState::Open | StepState::Begun | StepState::OwnCheck
                )
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(key: &str, state: StepState) -> Step {
        Step {
            kind: Completable::Lesson,
            key: key.into(),
            state,
        }
    }

    #[test]
    fn what_came_back_goes_first() {
        let path = [
            step("1.1", StepState::Done),
            step("1.2", StepState::Begun),
            step("t1", StepState::WithMentor),
            step("t5", StepState::NeedsFixing),
        ];
        assert_eq!(next_step(&path).map(|s| s.key.as_str()), Some("t5"));
        assert_eq!(next_step(&path[..3]).map(|s| s.key.as_str()), Some("1.2"));
        let own = [
            step("t1", StepState::OwnCheck),
            step("2.1", StepState::Open),
        ];
        assert_eq!(next_step(&own).map(|s| s.key.as_str()), Some("t1"));
    }

    #[test]
    fn what_came_back_needs_the_person_most() {
        let mut states = [
            StepState::Done,
            StepState::WithMentor,
            StepState::Begun,
            StepState::NeedsFixing,
        ];
        states.sort_by_key(|state| state.need());
        assert_eq!(
            states,
            [
                StepState::NeedsFixing,
                StepState::Begun,
                StepState::WithMentor,
                StepState::Done
            ]
        );
    }

    #[test]
    fn waiting_for_others_is_no_step() {
        assert_eq!(
            next_step(&[
                step("t1", StepState::WithMentor),
                step("1.1", StepState::Done)
            ]),
            None
        );
    }
}

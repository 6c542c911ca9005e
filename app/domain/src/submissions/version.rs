use crate::codes::codes;
use crate::review::Decision;
use crate::time::{MINUTE, Timestamp};

/// How long after sending a file may still be swapped: 30 minutes.
pub const GRACE: i64 = 30 * MINUTE;

codes! {
    /// Where a version stands.
    VersionState {
        /// In the participant's hands.
        Draft = "draft",
        /// Sent and in the queue.
        Sent = "sent",
        /// A mentor has made the first edit.
        InReview = "in_review",
        /// Judged; shown when its release comes.
        Ready = "ready",
        /// The participant sees the judgement.
        Released = "released",
        /// Sent, and its participant's own to check: it goes to no mentor.
        OwnCheck = "own_check",
        /// Its participant has checked it themselves.
        Checked = "checked",
    }
}

impl VersionState {
    /// Whether its participant checks it themselves: no mentor judges it.
    #[must_use]
    pub const fn is_own_check(self) -> bool {
        matches!(self, Self::OwnCheck | Self::Checked)
    }
}

/// Whether work came back, so that a next version may be made of it: its participant sees an answer that is not a pass, or
/// has checked it themselves. Work that passed is done.
#[must_use]
pub fn came_back(state: VersionState, last_visible: Option<Decision>) -> bool {
    match last_visible {
        Some(decision) => decision != Decision::Passed,
        None => state == VersionState::Checked,
    }
}

/// A required slot that is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingSlot(pub String);

/// Why a draft cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendRefusal {
    /// It was sent already.
    #[error("already sent")]
    AlreadySent,
    /// Its participant has left the cohort.
    #[error("its participant has left")]
    Left,
    /// The assignment opens later.
    #[error("not open yet")]
    NotOpen {
        /// When it opens.
        opens_at: Timestamp,
    },
    /// The assignment is closed.
    #[error("closed")]
    Closed {
        /// Since when.
        closed_at: Timestamp,
    },
    /// Required slots are empty.
    #[error("required slots are empty")]
    Missing(Vec<MissingSlot>),
}

/// May this draft be sent now?
///
/// # Errors
/// [`SendRefusal`], the closed door before the missing slots: nobody should photograph six sides for a shut assignment.
pub fn may_send(
    state: VersionState,
    opens_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    now: Timestamp,
    missing: Vec<MissingSlot>,
) -> Result<(), SendRefusal> {
    if state != VersionState::Draft {
        return Err(SendRefusal::AlreadySent);
    }
    if let Some(opens_at) = opens_at.filter(|opens| now < *opens) {
        return Err(SendRefusal::NotOpen { opens_at });
    }
    if let Some(closed_at) = closes_at.filter(|closes| now > *closes) {
        return Err(SendRefusal::Closed { closed_at });
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(SendRefusal::Missing(missing))
    }
}

/// Why what was sent can no longer be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwapRefusal {
    /// [`GRACE`] is over.
    TimeOver,
    /// The mentor has begun.
    Begun,
    /// Its participant has checked it themselves.
    Checked,
}

/// Why a slot can no longer be changed; nothing while it can: always in a draft; after sending for [`GRACE`] or until the
/// mentor's first edit. What its participant checks themselves nobody else reads: it can be changed until they have.
#[must_use]
pub fn swap_refusal(
    state: VersionState,
    sent_at: Option<Timestamp>,
    now: Timestamp,
) -> Option<SwapRefusal> {
    match (state, sent_at) {
        (VersionState::Draft | VersionState::OwnCheck, _) => None,
        (VersionState::Sent, Some(sent_at)) if now.since(sent_at) < GRACE => None,
        (VersionState::Sent, _) => Some(SwapRefusal::TimeOver),
        (VersionState::Checked, _) => Some(SwapRefusal::Checked),
        (VersionState::InReview | VersionState::Ready | VersionState::Released, _) => {
            Some(SwapRefusal::Begun)
        }
    }
}

/// May a slot still be changed? See [`swap_refusal`].
#[must_use]
pub fn may_swap(state: VersionState, sent_at: Option<Timestamp>, now: Timestamp) -> bool {
    swap_refusal(state, sent_at, now).is_none()
}

/// May a slot be emptied? Work is sent whole and stays so: a required one only in a draft.
#[must_use]
pub fn may_empty(state: VersionState, is_required: bool) -> bool {
    !is_required || state == VersionState::Draft
}

/// May a participant say "not my photos" of work that was sent for them? Until the mentor's first edit, or
/// until they have checked it themselves.
#[must_use]
pub fn may_disown(state: VersionState, is_on_behalf: bool) -> bool {
    is_on_behalf && matches!(state, VersionState::Sent | VersionState::OwnCheck)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000_000);

    #[test]
    fn the_shut_door_is_named_first() {
        let missing = vec![MissingSlot("front".into())];
        assert_eq!(
            may_send(
                VersionState::Draft,
                None,
                Some(NOW.plus(-1)),
                NOW,
                missing.clone()
            ),
            Err(SendRefusal::Closed {
                closed_at: NOW.plus(-1)
            })
        );
        assert_eq!(
            may_send(VersionState::Draft, None, None, NOW, missing.clone()),
            Err(SendRefusal::Missing(missing))
        );
        assert_eq!(
            may_send(VersionState::Sent, None, None, NOW, vec![]),
            Err(SendRefusal::AlreadySent)
        );
        assert_eq!(
            may_send(VersionState::Draft, Some(NOW), Some(NOW), NOW, vec![]),
            Ok(())
        );
    }

    #[test]
    fn only_what_others_sent_is_disowned_and_only_before_it_is_read() {
        assert!(may_disown(VersionState::Sent, true));
        assert!(may_disown(VersionState::OwnCheck, true));
        assert!(!may_disown(VersionState::Checked, true));
        assert!(!may_disown(VersionState::Sent, false));
        assert!(!may_disown(VersionState::InReview, true));
        assert!(!may_disown(VersionState::Draft, true));
    }

    #[test]
    fn what_passed_does_not_come_back() {
        let released = VersionState::Released;
        assert!(came_back(released, Some(Decision::Fix)));
        assert!(came_back(released, Some(Decision::Unclear)));
        assert!(!came_back(released, Some(Decision::Passed)));
        assert!(!came_back(VersionState::Ready, None));
        assert!(came_back(VersionState::Checked, None));
    }

    #[test]
    fn what_was_sent_stays_whole() {
        for state in [VersionState::Sent, VersionState::OwnCheck] {
            assert!(!may_empty(state, true));
            assert!(may_empty(state, false));
        }
        assert!(may_empty(VersionState::Draft, true));
    }

    #[test]
    fn swapping_ends_with_the_half_hour_or_the_first_edit() {
        assert!(may_swap(VersionState::Sent, Some(NOW), NOW.plus(GRACE - 1)));
        assert!(!may_swap(VersionState::Sent, Some(NOW), NOW.plus(GRACE)));
        assert!(!may_swap(VersionState::InReview, Some(NOW), NOW));
        assert!(may_swap(VersionState::Draft, None, NOW));
        assert!(may_swap(
            VersionState::OwnCheck,
            Some(NOW),
            NOW.plus(9 * GRACE)
        ));
        assert!(!may_swap(VersionState::Checked, Some(NOW), NOW));
    }

    #[test]
    fn nobody_is_told_that_a_mentor_began_who_did_not() {
        let refusal = |state, minutes| swap_refusal(state, Some(NOW), NOW.plus(minutes * MINUTE));
        assert_eq!(refusal(VersionState::Sent, 30), Some(SwapRefusal::TimeOver));
        assert_eq!(refusal(VersionState::InReview, 5), Some(SwapRefusal::Begun));
        assert_eq!(
            refusal(VersionState::Checked, 5),
            Some(SwapRefusal::Checked)
        );
        assert_eq!(refusal(VersionState::Sent, 29), None);
    }
}

//! "Butuh bantuan": who of a cohort needs a word.

use crate::time::{DAY, Timestamp};

/// After how long somebody counts as silent: 7 days.
pub const SILENT_AFTER: i64 = 7 * DAY;

/// What is heard of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// When they were last here, sent or learnt something.
    pub last: Option<Timestamp>,
    /// When they got their place.
    pub joined_at: Timestamp,
    /// When the cohort begins: before it, silence means nothing.
    pub begins_at: Timestamp,
    /// Whether work of theirs waits for a mentor: then the silence is not theirs.
    pub waits_for_mentor: bool,
    /// Whether they have completed the whole course.
    pub is_complete: bool,
}

impl Heard {
    /// Whether they have been silent for too long.
    #[must_use]
    pub fn is_silent(&self, now: Timestamp) -> bool {
        let since = self.last.unwrap_or(self.joined_at).max(self.begins_at);
        !self.waits_for_mentor && !self.is_complete && now.since(since) >= SILENT_AFTER
    }
}

/// Whether something that is due for somebody is overdue: nobody is late for what was due before they had a place.
#[must_use]
pub fn is_overdue(due_at: Timestamp, joined_at: Timestamp, now: Timestamp) -> bool {
    joined_at < due_at && due_at < now
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(100 * DAY);

    fn heard(last: Option<i64>) -> Heard {
        Heard {
            last: last.map(|days| NOW.plus(-days * DAY)),
            joined_at: NOW.plus(-30 * DAY),
            begins_at: NOW.plus(-40 * DAY),
            waits_for_mentor: false,
            is_complete: false,
        }
    }

    #[test]
    fn silence_counts_while_it_is_the_participants_turn() {
        assert!(heard(Some(7)).is_silent(NOW));
        assert!(heard(None).is_silent(NOW));
        assert!(!heard(Some(6)).is_silent(NOW));
        let waits = Heard {
            waits_for_mentor: true,
            ..heard(Some(20))
        };
        assert!(!waits.is_silent(NOW));
        let complete = Heard {
            is_complete: true,
            ..heard(Some(20))
        };
        assert!(!complete.is_silent(NOW));
        let not_begun = Heard {
            begins_at: NOW.plus(-DAY),
            ..heard(Some(20))
        };
        assert!(!not_begun.is_silent(NOW));
    }

    #[test]
    fn nobody_is_late_for_a_day_before_they_came() {
        let (due, joined) = (NOW.plus(-3 * DAY), NOW.plus(-2 * DAY));
        assert!(is_overdue(due, NOW.plus(-9 * DAY), NOW));
        assert!(!is_overdue(due, joined, NOW));
        assert!(!is_overdue(NOW, joined, NOW));
    }
}

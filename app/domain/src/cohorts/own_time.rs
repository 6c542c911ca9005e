use crate::time::Timestamp;

/// When an assignment is due and closes for one participant: what holds for everybody, and what they were given. More time
/// is never less: the later of both counts, whichever was decided last, and nothing closes before it is due. Where everybody
/// has no last moment, nobody has one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnTime {
    /// When it is due for everybody.
    pub due_for_all: Option<Timestamp>,
    /// When it closes for everybody.
    pub closes_for_all: Option<Timestamp>,
    /// Until when they were given time.
    pub own_due: Option<Timestamp>,
    /// When it was to close for them as they were given time.
    pub own_closes: Option<Timestamp>,
}

impl OwnTime {
    /// When it is due for them.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        let due_at = self.due_for_all?;
        Some(due_at).max(self.own_due)
    }

    /// When it closes for them.
    #[must_use]
    pub fn closes_at(&self) -> Option<Timestamp> {
        let closes_at = self.closes_for_all?;
        Some(closes_at).max(self.own_closes).max(self.own_due)
    }

    /// The time they were given, where it is later than everybody's.
    #[must_use]
    pub fn extended(&self) -> Option<Timestamp> {
        let last = self.due_for_all.or(self.closes_for_all)?;
        self.own_due.filter(|own| *own > last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(
        due: Option<i64>,
        closes: Option<i64>,
        own_due: Option<i64>,
        own_closes: Option<i64>,
    ) -> OwnTime {
        OwnTime {
            due_for_all: due.map(Timestamp),
            closes_for_all: closes.map(Timestamp),
            own_due: own_due.map(Timestamp),
            own_closes: own_closes.map(Timestamp),
        }
    }

    #[test]
    fn more_time_is_never_less() {
        let given = time(Some(3), Some(30), Some(10), Some(30));
        assert_eq!(given.due_at(), Some(Timestamp(10)));
        assert_eq!(given.extended(), Some(Timestamp(10)));
        // Everybody got more than she had.
        let moved = time(Some(17), Some(30), Some(10), Some(30));
        assert_eq!(moved.due_at(), Some(Timestamp(17)));
        assert_eq!(moved.extended(), None);
        // Nobody has a last day any more.
        let lifted = time(None, None, Some(10), Some(30));
        assert_eq!((lifted.due_at(), lifted.closes_at()), (None, None));
        assert_eq!(time(Some(3), None, None, None).due_at(), Some(Timestamp(3)));
    }

    #[test]
    fn nothing_closes_before_it_is_due() {
        // There was no closing day when she got her time; one is set since.
        let closed = time(Some(3), Some(5), Some(10), None);
        assert_eq!(closed.closes_at(), Some(Timestamp(10)));
        let never_due = time(None, Some(5), Some(10), Some(10));
        assert_eq!(never_due.extended(), Some(Timestamp(10)));
        assert_eq!(
            (never_due.due_at(), never_due.closes_at()),
            (None, Some(Timestamp(10)))
        );
        assert_eq!(
            time(Some(3), Some(5), None, None).closes_at(),
            Some(Timestamp(5))
        );
        let later = time(Some(3), Some(40), Some(10), Some(30));
        assert_eq!(later.closes_at(), Some(Timestamp(40)));
    }
}

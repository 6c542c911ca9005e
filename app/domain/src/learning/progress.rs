/// How much of a list is done. The percentage is computed, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Things done.
    pub done: u32,
    /// Things there are.
    pub total: u32,
}

impl Progress {
    /// Counts which of the wanted keys are among the completed ones. What is completed but no longer wanted does not
    /// count; a key listed twice counts once.
    #[must_use]
    pub fn of<K: Ord>(
        wanted: impl IntoIterator<Item = K>,
        completed: impl IntoIterator<Item = K>,
    ) -> Self {
        let wanted: std::collections::BTreeSet<K> = wanted.into_iter().collect();
        let completed: std::collections::BTreeSet<K> = completed.into_iter().collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            done: count(wanted.intersection(&completed).count()),
            total: count(wanted.len()),
        }
    }

    /// Whole percent, rounded down, so that 100 means done; nothing to do counts as 0.
    #[must_use]
    pub fn percent(self) -> u32 {
        if self.total == 0 {
            return 0;
        }
        u32::try_from(u64::from(self.done.min(self.total)) * 100 / u64::from(self.total))
            .unwrap_or(100)
    }

    /// Whether everything is done (and there was something to do).
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.total > 0 && self.done >= self.total
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn always_between_0_and_100_and_100_exactly_when_done(
            wanted in proptest::collection::vec(0_u8..40, 0..60),
            completed in proptest::collection::vec(0_u8..60, 0..60),
        ) {
            let progress = Progress::of(wanted.clone(), completed.clone());
            let all_done = !wanted.is_empty() && wanted.iter().all(|key| completed.contains(key));
            prop_assert!(progress.percent() <= 100);
            prop_assert_eq!(progress.percent() == 100, all_done);
            prop_assert_eq!(progress.is_complete(), all_done);
        }

        #[test]
        fn another_completion_never_lowers_it(
            wanted in proptest::collection::vec(0_u8..40, 0..60),
            completed in proptest::collection::vec(0_u8..60, 0..60),
            one_more in 0_u8..60,
        ) {
            let before = Progress::of(wanted.clone(), completed.clone());
            let after = Progress::of(wanted, completed.into_iter().chain([one_more]));
            prop_assert!(after.done >= before.done);
        }
    }
}

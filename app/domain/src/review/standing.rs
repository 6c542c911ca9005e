use crate::submissions::VersionState;

/// Where a judgement stands for those who write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being written; its participant has seen none yet.
    Open,
    /// Released and not seen yet: to be taken back before it is changed.
    Hidden,
    /// Seen. It can be corrected; the participant goes on reading the old one until it is released again.
    Seen,
    /// Seen, and the participant has sent a following version: it stays as it was read.
    Overtaken,
    /// Its participant judges it themselves: it can be read.
    OwnCheck,
}

impl Standing {
    /// From the state of the version, whether a release of it waits to be shown, and whether a later version was sent.
    #[must_use]
    pub const fn of(state: VersionState, is_waiting: bool, is_overtaken: bool) -> Self {
        match state {
            VersionState::Draft | VersionState::Sent | VersionState::InReview => Self::Open,
            VersionState::Ready => Self::Hidden,
            VersionState::Released if is_overtaken => Self::Overtaken,
            VersionState::Released if is_waiting => Self::Hidden,
            VersionState::Released => Self::Seen,
            VersionState::OwnCheck | VersionState::Checked => Self::OwnCheck,
        }
    }

    /// Whether it can be edited now.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Open | Self::Seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_can_be_corrected_until_the_next_version_is_sent() {
        let of = Standing::of;
        assert_eq!(of(VersionState::InReview, false, false), Standing::Open);
        assert_eq!(of(VersionState::Ready, true, false), Standing::Hidden);
        assert_eq!(of(VersionState::Released, false, false), Standing::Seen);
        assert_eq!(of(VersionState::Released, true, false), Standing::Hidden);
        assert_eq!(of(VersionState::Released, true, true), Standing::Overtaken);
        assert_eq!(of(VersionState::Checked, false, false), Standing::OwnCheck);
        let editable = [
            Standing::Open,
            Standing::Hidden,
            Standing::Seen,
            Standing::Overtaken,
            Standing::OwnCheck,
        ]
        .map(Standing::is_editable);
        assert_eq!(editable, [true, false, true, false, false]);
    }
}

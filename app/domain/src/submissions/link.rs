use super::VersionState;
use crate::time::{DAY, Timestamp};

/// How long an upload link lives: 7 days.
pub const LINK_LIFE: i64 = 7 * DAY;

/// Whether an upload link still takes a file, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It does.
    Live,
    /// Its maker took it back.
    Revoked,
    /// The work was sent; its files stay as they are.
    Sent,
    /// Its days are over.
    Expired,
}

/// How a link stands, what its maker did before what time did.
#[must_use]
pub fn link_state(
    revoked_at: Option<Timestamp>,
    expires_at: Timestamp,
    version: VersionState,
    now: Timestamp,
) -> LinkState {
    if revoked_at.is_some() {
        LinkState::Revoked
    } else if version != VersionState::Draft {
        LinkState::Sent
    } else if now >= expires_at {
        LinkState::Expired
    } else {
        LinkState::Live
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_ends_by_its_maker_by_sending_and_by_time() {
        let end = Timestamp(LINK_LIFE);
        let state = |revoked, version, now| link_state(revoked, end, version, Timestamp(now));
        let draft = VersionState::Draft;
        assert_eq!(state(None, draft, LINK_LIFE - 1), LinkState::Live);
        assert_eq!(state(None, draft, LINK_LIFE), LinkState::Expired);
        assert_eq!(state(None, VersionState::Sent, 0), LinkState::Sent);
        assert_eq!(
            state(Some(Timestamp(1)), VersionState::Sent, LINK_LIFE),
            LinkState::Revoked
        );
    }
}

use crate::codes::codes;
use crate::time::{MINUTE, Timestamp};

codes! {
    /// Why staff exchange a number for somebody who stands before them.
    NumberReason {
        /// The card ran out; the number may be sold to somebody else.
        Dead = "dead",
        /// The telephone is lost or broken.
        Lost = "lost",
        /// They use another number now.
        Replaced = "replaced",
        /// It was entered wrongly.
        Mistyped = "mistyped",
    }
}

/// How long a session that a code opened needs no password: they came because they forgot it.
pub const AFTER_CODE: i64 = 30 * MINUTE;

/// Whether somebody has to type their password before they may set another: whoever holds an open telephone for a
/// minute must not take the account over with it.
#[must_use]
pub fn asks_current_password(
    has_password: bool,
    opened_by_code_at: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    let has_just_come_by_code = opened_by_code_at.is_some_and(|at| now.since(at) <= AFTER_CODE);
    has_password && !has_just_come_by_code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_right_after_a_code_nobody_is_asked_for_what_they_forgot() {
        let came = Timestamp(1_000);
        let asked = |has, at, later| asks_current_password(has, at, came.plus(later));
        assert!(asked(true, None, 0));
        assert!(!asked(true, Some(came), AFTER_CODE));
        assert!(asked(true, Some(came), AFTER_CODE + 1));
        // Who never had one is not asked, however long ago they came.
        assert!(!asked(false, Some(came), AFTER_CODE + 1));
    }
}

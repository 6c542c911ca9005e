use domain::language::Language;
use domain::submissions::{GRACE, SwapRefusal, swap_refusal};
use domain::time::{MINUTE, Timestamp};
use store::submissions::Head;

use crate::words::submissions as words;

/// Why nothing can be changed any more in what was sent. Nobody is told that a mentor began who did not.
pub(super) fn locked(language: Language, head: &Head, now: Timestamp) -> String {
    match swap_refusal(head.state, head.sent_at, now) {
        Some(SwapRefusal::TimeOver) => words::swap_time_over(language, GRACE / MINUTE),
        Some(SwapRefusal::Checked) => words::locked_checked(language).to_owned(),
        // Begun; perhaps since the head was read.
        Some(SwapRefusal::Begun) | None => words::locked(language).to_owned(),
    }
}

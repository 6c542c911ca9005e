//! The one clock of the product.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::time::Timestamp;

/// Now, by the machine's clock.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the server's clock; everything else is handed the time"
    )]
    let passed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
}

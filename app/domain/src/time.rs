//! Moments, days and working days. A moment is milliseconds since 1970 in UTC; a day is a day of the Indonesian calendar.

mod date;
mod working_days;

pub use date::{Date, Weekday};
pub use working_days::{DaysOff, promised_at};

use crate::codes::codes;

/// One minute in milliseconds.
pub const MINUTE: i64 = 60_000;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment this many milliseconds later (or earlier).
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// Milliseconds from `earlier` to this.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar day of this moment in `zone`.
    #[must_use]
    pub const fn date(self, zone: Zone) -> Date {
        Date::from_days((self.0 + zone.offset()).div_euclid(DAY))
    }

    /// Hour and minute of this moment in `zone`.
    #[must_use]
    pub const fn hour_and_minute(self, zone: Zone) -> (i64, i64) {
        let of_day = (self.0 + zone.offset()).rem_euclid(DAY);
        (of_day / HOUR, of_day % HOUR / MINUTE)
    }
}

codes! {
    /// The three Indonesian time zones; none of them changes its clocks.
    Zone {
        /// Western Indonesia, UTC+7 (Java).
        Wib = "WIB",
        /// Central Indonesia, UTC+8.
        Wita = "WITA",
        /// Eastern Indonesia, UTC+9.
        Wit = "WIT",
    }
}

impl Zone {
    /// Milliseconds ahead of UTC.
    #[must_use]
    pub const fn offset(self) -> i64 {
        match self {
            Self::Wib => 7 * HOUR,
            Self::Wita => 8 * HOUR,
            Self::Wit => 9 * HOUR,
        }
    }
}

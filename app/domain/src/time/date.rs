use super::{DAY, Timestamp, Zone};

/// A day of the Gregorian calendar, kept as days since 1970-01-01 so that days can be counted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Date(i64);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weekday {
    /// Senin.
    Monday,
    /// Selasa.
    Tuesday,
    /// Rabu.
    Wednesday,
    /// Kamis.
    Thursday,
    /// Jumat.
    Friday,
    /// Sabtu.
    Saturday,
    /// Minggu.
    Sunday,
}

impl Date {
    /// The day this many days after 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i64) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.0
    }

    /// A year (0–9999), month (1–12) and day; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let is_near =
            (0..=9_999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        if !is_near {
            return None;
        }
        let date = Self(days_from_civil(year, month, day));
        (date.year_month_day() == (year, month, day)).then_some(date)
    }

    /// Reads `2026-11-24`, the form of a date field.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(Self::year(year)?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Reads a year as people write it out: four figures, so that `27` is not taken for the year 27.
    #[must_use]
    pub fn year(text: &str) -> Option<i64> {
        let is_whole = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_whole.then(|| text.parse().ok())?
    }

    /// Year, month (1–12) and day. After Howard Hinnant, "chrono-compatible low-level date algorithms".
    #[must_use]
    pub const fn year_month_day(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The day of the week.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The day `days` later.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The first moment of the day in `zone`.
    #[must_use]
    pub const fn start(self, zone: Zone) -> Timestamp {
        Timestamp(self.0 * DAY - zone.offset())
    }

    /// The last millisecond of the day in `zone`: a due date means the whole day.
    #[must_use]
    pub const fn end(self, zone: Zone) -> Timestamp {
        Timestamp((self.0 + 1) * DAY - zone.offset() - 1)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        let date = Date::parse("2026-11-24").expect("a date");
        assert_eq!(date.weekday(), Weekday::Tuesday);
        assert_eq!(date.year_month_day(), (2026, 11, 24));
        assert_eq!(date.start(Zone::Wib), Timestamp(1_795_453_200_000));
        assert_eq!(Date::parse("2026-02-29"), None);
        assert_eq!(Date::parse("24-11-2026"), None);
        assert_eq!(
            Date::parse("2028-02-29").map(|d| d.to_string()),
            Some("2028-02-29".to_owned())
        );
    }

    proptest! {
        #[test]
        fn every_day_has_one_name(days in -200_000_i64..400_000) {
            let date = Date::from_days(days);
            let (year, month, day) = date.year_month_day();
            prop_assert_eq!(Date::new(year, month, day), Some(date));
            prop_assert_eq!(date.start(Zone::Wit).date(Zone::Wit), date);
            prop_assert_eq!(date.end(Zone::Wib).date(Zone::Wib), date);
        }
    }
}

use super::{Date, Timestamp, Weekday, Zone};

/// Days on which nobody is expected to answer: national holidays (SKB) and a cohort's pauses (Lebaran).
#[derive(Clone, Debug, Default)]
pub struct DaysOff {
    /// Single days.
    pub holidays: Vec<Date>,
    /// Spans, first and last day included.
    pub pauses: Vec<(Date, Date)>,
}

impl DaysOff {
    /// Whether the office works on this day: Monday to Friday, no holiday, no pause.
    fn is_working(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
            && !self.holidays.contains(&date)
            && !self
                .pauses
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&date))
    }
}

/// When an answer is promised: the end of the `reply_days`-th working day (WIB) after the day of sending.
#[must_use]
pub fn promised_at(sent_at: Timestamp, reply_days: u32, off: &DaysOff) -> Timestamp {
    // A year of pauses on end is a typing error, not a promise: stop looking after two.
    const HORIZON_DAYS: i64 = 730;
    let sent_on = sent_at.date(Zone::Wib);
    let mut left = reply_days;
    let mut date = sent_on;
    while left > 0 && date.days() - sent_on.days() < HORIZON_DAYS {
        date = date.plus_days(1);
        if off.is_working(date) {
            left -= 1;
        }
    }
    date.end(Zone::Wib)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn promised(sent: &str, reply_days: u32, off: &DaysOff) -> String {
        promised_at(day(sent).start(Zone::Wib), reply_days, off)
            .date(Zone::Wib)
            .to_string()
    }

    #[test]
    fn five_working_days_skip_the_weekend() {
        assert_eq!(promised("2026-11-24", 5, &DaysOff::default()), "2026-12-01");
        assert_eq!(promised("2026-11-28", 1, &DaysOff::default()), "2026-11-30");
    }

    #[test]
    fn holidays_and_pauses_do_not_count() {
        let off = DaysOff {
            holidays: vec![day("2026-12-25")],
            pauses: vec![(day("2026-12-28"), day("2027-01-01"))],
        };
        assert_eq!(promised("2026-12-23", 2, &off), "2027-01-04");
    }

    #[test]
    fn sent_just_before_midnight_in_java_counts_from_that_day() {
        let sent = Timestamp(day("2026-11-24").end(Zone::Wib).0);
        assert_eq!(
            promised_at(sent, 1, &DaysOff::default()).date(Zone::Wib),
            day("2026-11-25")
        );
    }

    #[test]
    fn an_endless_pause_still_answers() {
        let off = DaysOff {
            holidays: vec![],
            pauses: vec![(day("2020-01-01"), day("2999-01-01"))],
        };
        assert!(promised_at(day("2026-11-24").start(Zone::Wib), 5, &off).0 > 0);
    }
}

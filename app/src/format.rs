//! Dates, numbers and sizes in the reader's language.

use domain::identity::PhoneNumber;
use domain::language::Language;
use domain::time::{DAY, Date, Timestamp, Weekday, Zone};

use crate::words::format as words;

/// "24 November 2026".
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let (year, month, day) = date.year_month_day();
    let month = usize::try_from(month - 1)
        .ok()
        .and_then(|index| words::months(language).split(' ').nth(index));
    format!("{day} {} {year}", month.unwrap_or_default())
}

/// "Kamis, 26 November 2026".
#[must_use]
pub fn day_and_date(language: Language, day: Date) -> String {
    format!(
        "{}, {}",
        weekday(language, day.weekday()),
        date(language, day)
    )
}

/// "24 November 2026, 10.45 WIB".
#[must_use]
pub fn moment(language: Language, moment: Timestamp) -> String {
    format!(
        "{}, {}",
        date(language, moment.date(Zone::Wib)),
        time_of_day(language, moment)
    )
}

/// "10.45 WIB".
#[must_use]
pub fn time_of_day(language: Language, moment: Timestamp) -> String {
    let (hour, minute) = moment.hour_and_minute(Zone::Wib);
    match language {
        Language::Id => format!("{hour:02}.{minute:02} WIB"),
        Language::En => format!("{hour:02}:{minute:02} WIB"),
    }
}

/// How far away a day is: "hari ini", "besok", "3 hari lagi", "lewat 2 hari".
#[must_use]
pub fn days_until(language: Language, day: Timestamp, now: Timestamp) -> String {
    match day.date(Zone::Wib).days() - now.date(Zone::Wib).days() {
        0 => words::today(language).to_owned(),
        1 => words::tomorrow(language).to_owned(),
        days if days > 1 => words::days_left(language, days),
        days => words::days_over(language, -days),
    }
}

/// How long ago something was: "baru saja", "3 jam lalu", "2 hari lalu".
#[must_use]
pub fn ago(language: Language, then: Timestamp, now: Timestamp) -> String {
    let passed = now.since(then).max(0);
    if passed < 60_000 {
        words::just_now(language).to_owned()
    } else if passed < 3_600_000 {
        words::minutes_ago(language, passed / 60_000)
    } else if passed < DAY {
        words::hours_ago(language, passed / 3_600_000)
    } else {
        words::days_ago(language, passed / DAY)
    }
}

/// "412 KB", "2,4 MB": thousands of bytes, as phones count them.
#[must_use]
pub fn size(language: Language, bytes: i64) -> String {
    if bytes < 1_000_000 {
        format!("{} KB", ((bytes + 500) / 1000).max(1))
    } else {
        let tenths = (bytes + 50_000) / 100_000;
        let comma = decimal_mark(language);
        format!("{}{comma}{} MB", tenths / 10, tenths % 10)
    }
}

/// "2.560": a whole number with the reader's marks between its thousands.
#[must_use]
pub fn whole(language: Language, value: impl TryInto<u64>) -> String {
    let digits = value.try_into().unwrap_or(u64::MAX).to_string();
    let mark = match language {
        Language::Id => '.',
        Language::En => ',',
    };
    let mut marked = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            marked.push(mark);
        }
        marked.push(digit);
    }
    marked
}

/// A number with the reader's decimal mark and no more digits than it has.
#[must_use]
pub fn number(language: Language, value: f64) -> String {
    format!("{value}").replace('.', decimal_mark(language))
}

/// "1,2 mm", "37,29 × 25,93 mm", from a stored size.
#[must_use]
pub fn millimetres(language: Language, stored: &str) -> String {
    domain::review::Millimetres::parse(stored).map_or_else(
        |_| stored.to_owned(),
        |size| format!("{} mm", size.written(decimal_mark(language))),
    )
}

/// A link that opens a WhatsApp chat with a message ready in it: with this number, or of the reader's choice.
#[must_use]
pub fn chat_link(number: Option<&PhoneNumber>, message: &str) -> String {
    let number = number.map(PhoneNumber::for_link).unwrap_or_default();
    format!("https://wa.me/{number}?text={}", in_address(message))
}

/// A text as a value in the query of an address.
#[must_use]
pub fn in_address(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// Reads a number with a comma or a point as its decimal mark.
#[must_use]
pub fn read_number(typed: &str) -> Option<f64> {
    let plain = typed.trim().replace(',', ".");
    let value: f64 = plain.parse().ok()?;
    (value.is_finite()
        && plain
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-'))
    .then_some(value)
}

const fn decimal_mark(language: Language) -> &'static str {
    match language {
        Language::Id => ",",
        Language::En => ".",
    }
}

fn weekday(language: Language, day: Weekday) -> &'static str {
    let index = match day {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    };
    words::weekdays(language)
        .split(' ')
        .nth(index)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Date::parse(text)
            .expect("a date")
            .start(Zone::Wib)
            .plus(10 * 3_600_000 + 45 * 60_000)
    }

    #[test]
    fn dates_read_as_people_say_them() {
        assert_eq!(
            moment(Language::Id, at("2026-11-24")),
            "24 November 2026, 10.45 WIB"
        );
        assert_eq!(
            day_and_date(Language::En, at("2026-08-26").date(Zone::Wib)),
            "Wednesday, 26 August 2026"
        );
        assert_eq!(
            days_until(Language::Id, at("2026-11-27"), at("2026-11-24")),
            "3 hari lagi"
        );
        assert_eq!(
            days_until(Language::En, at("2026-11-23"), at("2026-11-24")),
            "1 day overdue"
        );
        assert_eq!(
            ago(
                Language::Id,
                at("2026-11-24").plus(-7_200_000),
                at("2026-11-24")
            ),
            "2 jam lalu"
        );
    }

    #[test]
    fn a_chat_opens_with_its_message_whatever_stands_in_it() {
        let number = PhoneNumber::parse("0812 0000 0001").expect("a number");
        assert_eq!(
            chat_link(Some(&number), "Halo & apa?\n50%"),
            "https://wa.me/6281200000001?text=Halo%20%26%20apa%3F%0A50%25"
        );
        assert_eq!(chat_link(None, "é-_.~"), "https://wa.me/?text=%C3%A9-_.~");
    }

    #[test]
    fn numbers_read_in_both_marks() {
        assert_eq!(size(Language::Id, 2_412_000), "2,4 MB");
        assert_eq!(size(Language::En, 412_300), "412 KB");
        assert_eq!(whole(Language::Id, 2560), "2.560");
        assert_eq!(whole(Language::En, 1_234_567), "1,234,567");
        assert_eq!(whole(Language::Id, 640), "640");
        assert_eq!(read_number("1,2"), Some(1.2));
        assert_eq!(read_number("1.2"), Some(1.2));
        assert_eq!(read_number("1e9"), None);
        assert_eq!(read_number("inf"), None);
        assert_eq!(number(Language::Id, 1.25), "1,25");
        assert_eq!(millimetres(Language::Id, "37.29x25.93"), "37,29 × 25,93 mm");
    }
}

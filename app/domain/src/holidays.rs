//! Days on which no office answers, as they are copied from the joint decree (SKB): a day a line.

use crate::access::{Actor, Denied, Role, Scope};
use crate::text::one_line;
use crate::time::Date;

/// A day with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Date,
    /// Its name: "Hari Kemerdekaan".
    pub name: String,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// It does not begin with a date.
    NoDate,
    /// No name after the date, or more than 120 letters.
    NoName,
}

/// May they keep the calendar? It holds for every cohort, so whoever runs but one may not.
///
/// # Errors
/// [`Denied`] unless they administer the platform or a programme.
pub fn may_keep(actor: &Actor) -> Result<(), Denied> {
    let may = actor.grants.iter().any(|grant| {
        grant.role == Role::Admin && matches!(grant.scope, Scope::Platform | Scope::Program(_))
    });
    if may { Ok(()) } else { Err(Denied) }
}

const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["maret", "march"],
    ["april", "april"],
    ["mei", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["agustus", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["desember", "december"],
];

/// Reads days as people type or paste them: `2027-01-01 Tahun Baru`, `1/1/2027; Tahun Baru`, `1 Januari 2027 Tahun Baru`.
/// Lines are numbered from 1; empty ones are passed over.
///
/// # Errors
/// The line and what is wrong with it, for every line that cannot be read.
pub fn read_days(text: &str) -> Result<Vec<Holiday>, Vec<(usize, LineProblem)>> {
    let (mut days, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match read_line(line) {
            Ok(day) => days.push(day),
            Err(problem) => problems.push((number, problem)),
        }
    }
    if problems.is_empty() {
        Ok(days)
    } else {
        Err(problems)
    }
}

fn read_line(line: &str) -> Result<Holiday, LineProblem> {
    let spaced = line.replace([';', '\t', ',', ':'], " ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let (day, used) = written_out(&words)
        .map(|day| (day, 3))
        .or_else(|| {
            words
                .first()
                .and_then(|word| in_figures(word))
                .map(|day| (day, 1))
        })
        .ok_or(LineProblem::NoDate)?;
    let rest = words[used..].join(" ");
    let name = rest.trim_start_matches(['-', '–', ' ']);
    Ok(Holiday {
        day,
        name: one_line(name, 120).map_err(|_| LineProblem::NoName)?,
    })
}

fn written_out(words: &[&str]) -> Option<Date> {
    let [day, month, year, ..] = words else {
        return None;
    };
    let month = month.to_lowercase();
    let month = MONTHS
        .iter()
        .position(|names| names.contains(&month.as_str()))?;
    Date::new(
        Date::year(year)?,
        i64::try_from(month).ok()? + 1,
        day.parse().ok()?,
    )
}

fn in_figures(word: &str) -> Option<Date> {
    Date::parse(word).or_else(|| {
        let mut parts = word.split(['/', '-', '.']);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(())?;
        Date::new(Date::year(year)?, month.parse().ok()?, day.parse().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let text = "2027-01-01 Tahun Baru Masehi\n\n17 Agustus 2027: Hari Kemerdekaan\n25/12/2027;Natal\n1 May 2027\tHari Buruh\n";
        let days = read_days(text).expect("days");
        let read: Vec<_> = days
            .iter()
            .map(|day| format!("{} {}", day.day, day.name))
            .collect();
        assert_eq!(
            read,
            [
                "2027-01-01 Tahun Baru Masehi",
                "2027-08-17 Hari Kemerdekaan",
                "2027-12-25 Natal",
                "2027-05-01 Hari Buruh"
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_named_by_line() {
        let text = "Tahun Baru 1 Januari 2027\n31/2/2027 Tidak ada\n\n2027-05-01\n1/5/27 Buruh";
        assert_eq!(
            read_days(text),
            Err(vec![
                (1, LineProblem::NoDate),
                (2, LineProblem::NoDate),
                (4, LineProblem::NoName),
                (5, LineProblem::NoDate)
            ])
        );
    }

    #[test]
    fn a_year_has_four_figures_and_a_day_is_one_of_a_month() {
        for line in [
            "1 Januari 27 Tahun Baru",
            "1 Januari +027 Tahun Baru",
            "1/1/+027 Tahun Baru",
            "9223372036854775807 Januari 2027 Tahun Baru",
            "-9223372036854775808/1/2027 Tahun Baru",
            "1/9223372036854775807/2027 Tahun Baru",
            "2027-1-9223372036854775807 Tahun Baru",
        ] {
            assert_eq!(
                read_days(line),
                Err(vec![(1, LineProblem::NoDate)]),
                "{line}"
            );
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in "[0-9a-zé/ .;\n–-]{0,60}") {
            let _ = read_days(&text);
        }
    }
}

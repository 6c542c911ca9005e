//! The page of Markdown.

mod table;

use std::fmt::Write as _;
use std::time::Duration;

use self::table::table;
use crate::PARTICIPANTS;
use crate::growth::{Growth, REQUESTS};
use crate::load::{CONNECTIONS, ROUND, ROUNDS, Rate};
use crate::machine::Memory;
use crate::weight::Weight;

/// Everything that was measured.
pub struct Report {
    pub machine: String,
    pub load_after: String,
    pub cohorts: i64,
    pub rates: Vec<Rate>,
    pub growth: Vec<Growth>,
    pub weight: (Weight, usize),
    pub idle: Option<Memory>,
    pub loaded: Option<Memory>,
    pub start: Duration,
}

/// One thing that was promised.
struct Bar {
    what: &'static str,
    bar: String,
    measured: String,
    is_met: bool,
}

impl Report {
    /// As text that stays a table when it is pasted.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "Machine: {}, after {}.",
            self.machine, self.load_after
        );
        let _ = writeln!(
            text,
            "\n{} cohorts × {PARTICIPANTS} participants, SQLite; {CONNECTIONS} connections, medians of {ROUNDS} rounds of {} s of each in turn:\n",
            self.cohorts,
            ROUND.as_secs_f64()
        );
        text += &self.rate_table();
        let _ = writeln!(
            text,
            "\nOne request at a time, medians of {REQUESTS}, beside other cohorts:\n"
        );
        text += &self.growth_table();
        let _ = writeln!(text);
        text += &self.weight_table();
        let bars = self.bars();
        let rows = bars.iter().map(|bar| {
            let met = if bar.is_met { "yes" } else { "NO" };
            vec![
                bar.what.to_owned(),
                bar.bar.clone(),
                bar.measured.clone(),
                met.to_owned(),
            ]
        });
        let _ = writeln!(
            text,
            "\n{}",
            table(&["", "bar", "measured", "met"], rows.collect())
        );
        let verdicts: Vec<_> = bars
            .iter()
            .map(|bar| format!("{} {}", bar.what, if bar.is_met { "met" } else { "MISSED" }))
            .collect();
        let _ = writeln!(text, "Bars: {}.", verdicts.join(", "));
        text
    }

    fn rate_table(&self) -> String {
        let rows = self.rates.iter().map(|rate| {
            vec![
                rate.name.clone(),
                kilobytes(rate.bytes),
                format!("{:.0}", rate.served.rate),
                milliseconds(rate.served.p50),
                milliseconds(rate.served.p99),
                format!("{:.0}", rate.bare.rate),
                milliseconds(rate.bare.p50),
                milliseconds(rate.bare.p99),
                format!("{:.2}", rate.ratio),
            ]
        });
        let heads = [
            "page",
            "KB",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "bare/s",
            "bare p50",
            "bare p99",
            "ratio",
        ];
        table(&heads, rows.collect())
    }

    fn growth_table(&self) -> String {
        let sizes = self.growth.first().map(|growth| &growth.times);
        let mut heads = vec!["page".to_owned()];
        heads.extend(
            sizes
                .into_iter()
                .flatten()
                .map(|(cohorts, _)| format!("{cohorts} cohorts, ms")),
        );
        heads.push("factor".to_owned());
        let rows = self.growth.iter().map(|growth| {
            let mut row = vec![growth.name.to_owned()];
            row.extend(growth.times.iter().map(|(_, time)| milliseconds(*time)));
            row.push(format!("{:.2}", growth.factor()));
            row
        });
        let heads: Vec<_> = heads.iter().map(String::as_str).collect();
        table(&heads, rows.collect())
    }

    fn weight_table(&self) -> String {
        let (weight, weighed) = &self.weight;
        let mut rows: Vec<_> = weight
            .first
            .iter()
            .map(|(kind, bytes)| vec![format!("first visit: {kind}"), kilobytes(*bytes)])
            .collect();
        rows.extend([
            vec![
                format!("first visit: all {} answers", weight.answers),
                kilobytes(weight.first_bytes()),
            ],
            vec!["repeat visit".to_owned(), kilobytes(weight.again)],
            vec![
                "WebAssembly and what starts it".to_owned(),
                kilobytes(weight.islands),
            ],
        ]);
        let head = format!(
            "`{}`, the heaviest of {weighed}, compressed, with heads",
            weight.path
        );
        table(&[head.as_str(), "KB"], rows)
    }

    fn bars(&self) -> Vec<Bar> {
        let lesson = self.rates.first().map_or(0.0, |rate| rate.ratio);
        let weight = &self.weight.0;
        let first = weight.first_bytes() + weight.islands;
        let mut bars = vec![
            Bar {
                what: "lesson beside a bare handler",
                bar: "≥ 0.25".to_owned(),
                measured: format!("{lesson:.2}"),
                is_met: lesson >= 0.25,
            },
            Bar {
                what: "lesson, first visit",
                bar: "≤ 60 KB, no WebAssembly".to_owned(),
                measured: format!(
                    "{} KB, {} of it WebAssembly",
                    kilobytes(first),
                    kilobytes(weight.islands)
                ),
                is_met: first <= 60_000 && weight.islands == 0,
            },
            Bar {
                what: "lesson, repeat visit",
                bar: "≤ 15 KB".to_owned(),
                measured: format!("{} KB", kilobytes(weight.again)),
                is_met: weight.again <= 15_000,
            },
            Bar {
                what: "cold start to first page",
                bar: "≤ 300 ms".to_owned(),
                measured: format!("{} ms", milliseconds(self.start)),
                is_met: self.start <= Duration::from_millis(300),
            },
        ];
        bars.extend(self.idle.map(|memory| Bar {
            what: "idle memory",
            bar: "≤ 60 MB".to_owned(),
            measured: format!("{} MB{}", megabytes(memory.now), self.loaded_words()),
            is_met: memory.now <= 60_000_000,
        }));
        let worst = self
            .growth
            .iter()
            .max_by(|a, b| a.factor().total_cmp(&b.factor()));
        bars.extend(worst.map(|growth| Bar {
            what: "growth with other cohorts",
            bar: "≤ 1.2 ×".to_owned(),
            measured: format!("{:.2} × at worst ({})", growth.factor(), growth.name),
            is_met: growth.factor() <= 1.2,
        }));
        bars
    }

    fn loaded_words(&self) -> String {
        self.loaded.map_or_else(String::new, |memory| {
            format!(
                ", {} after the load, {} at most",
                megabytes(memory.now),
                megabytes(memory.peak)
            )
        })
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1_000, bytes % 1_000 / 100)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

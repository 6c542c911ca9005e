use leptos::prelude::*;

use super::Language;
use crate::format::whole;

/// What a part of a bar means, and so its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As wished.
    Good,
    /// On the way.
    Attention,
    /// Late, or must be mended.
    Must,
    /// Nothing yet.
    Rest,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "chart__bar chart__bar--good",
            Self::Attention => "chart__bar chart__bar--attention",
            Self::Must => "chart__bar chart__bar--must",
            Self::Rest => "chart__bar chart__bar--rest",
        }
    }

    const fn value_class(self) -> &'static str {
        match self {
            Self::Good => "chart__inside chart__inside--good",
            Self::Attention => "chart__inside chart__inside--attention",
            Self::Must => "chart__inside chart__inside--must",
            Self::Rest => "chart__inside",
        }
    }
}

/// One bar: its name, and how many of each tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// A few letters before it.
    pub label: String,
    /// Its parts, from the left.
    pub parts: Vec<(Tone, i64)>,
}

/// Where the bars begin, how long a whole one is, and how high, in units of the drawing.
const LEFT: i64 = 46;
const WHOLE: i64 = 310;
const STEP: i64 = 32;
const HIGH: i64 = 24;
/// Narrower than this, a part holds no figure; the table behind the drawing has it.
const FIGURE: i64 = 26;

/// Bars of parts, each as long as the longest whole says. `label` says the figures in words; `legend` names the tones.
#[component]
pub fn Bars(
    #[prop(into)] label: String,
    bars: Vec<Bar>,
    legend: Vec<(Tone, String)>,
) -> impl IntoView {
    let most = bars.iter().map(sum).max().unwrap_or(0).max(1);
    let height = STEP * i64::try_from(bars.len()).unwrap_or(0);
    let drawn = bars
        .into_iter()
        .zip(0_i64..)
        .map(|(bar, nth)| one(bar, nth * STEP, most))
        .collect_view();
    let names = legend.into_iter().map(|(tone, text)| {
        view! {
            <li>
                <svg class="legend__mark" viewBox="0 0 16 16" aria-hidden="true">
                    <rect class=tone.class() width="16" height="16" rx="3"></rect>
                </svg>
                {text}
            </li>
        }
    });
    view! {
        <svg class="chart" viewBox=format!("0 0 360 {height}") role="img" aria-label=label>{drawn}</svg>
        <ul class="legend" role="list">{names.collect_view()}</ul>
    }
}

fn sum(bar: &Bar) -> i64 {
    bar.parts.iter().map(|(_, count)| count).sum()
}

fn one(bar: Bar, y: i64, most: i64) -> AnyView {
    let language = Language::current();
    let parts = pieces(&bar, most).into_iter().map(|(tone, x, width, count)| {
        let figure = (width >= FIGURE).then(|| {
            view! { <text class=tone.value_class() x=x + width / 2 y=y + 17 text-anchor="middle">{whole(language, count)}</text> }
        });
        view! {
            <rect class=tone.class() x=x y=y width=width height=HIGH></rect>
            {figure}
        }
    });
    let parts = parts.collect_view();
    view! {
        <text class="chart__label" x="0" y=y + 17>{bar.label}</text>
        {parts}
    }
    .into_any()
}

/// Where each part begins and how wide it is: rounded so that a whole bar ends where it should.
fn pieces(bar: &Bar, most: i64) -> Vec<(Tone, i64, i64, i64)> {
    let mut passed = 0;
    let place = |count: i64| WHOLE * count / most;
    bar.parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(tone, count)| {
            let x = place(passed);
            passed += count;
            (*tone, LEFT + x, place(passed) - x, *count)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_join_and_a_whole_bar_is_whole() {
        let bar = Bar {
            label: "M1".to_owned(),
            parts: vec![
                (Tone::Good, 1),
                (Tone::Attention, 1),
                (Tone::Rest, 1),
                (Tone::Must, 0),
            ],
        };
        let pieces = pieces(&bar, 3);
        assert_eq!(pieces.len(), 3);
        for pair in pieces.windows(2) {
            assert_eq!(pair[0].1 + pair[0].2, pair[1].1);
        }
        assert_eq!(pieces[2].1 + pieces[2].2, LEFT + WHOLE);
    }
}

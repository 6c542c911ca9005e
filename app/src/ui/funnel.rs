use leptos::prelude::*;

use super::Language;
use crate::format::whole;

/// One step of a funnel: how many came this far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunnelStep {
    /// What they came to.
    pub label: String,
    /// How many.
    pub count: i64,
}

/// Where the bars begin, how long the longest is, and how high a step is, in units of the drawing.
const LEFT: i64 = 112;
const LONGEST: i64 = 196;
const STEP: i64 = 46;
const BAR: i64 = 30;

/// How many of the first step came to each of the next ones. `label` says the figures in words; the table stands behind it.
#[component]
pub fn Funnel(#[prop(into)] label: String, steps: Vec<FunnelStep>) -> impl IntoView {
    let language = Language::current();
    let most = steps.iter().map(|step| step.count).max().unwrap_or(0);
    let height = STEP * i64::try_from(steps.len()).unwrap_or(0) - (STEP - BAR) + 4;
    let widths: Vec<_> = steps.iter().map(|step| width(step.count, most)).collect();
    let slopes = widths.windows(2).zip(0_i64..).map(|(pair, nth)| {
        let (top, bottom) = (2 + nth * STEP + BAR, 2 + (nth + 1) * STEP);
        let points = format!(
            "{LEFT},{top} {},{top} {},{bottom} {LEFT},{bottom}",
            LEFT + pair[0],
            LEFT + pair[1]
        );
        view! { <polygon class="chart__slope" points=points></polygon> }
    });
    let slopes = slopes.collect_view();
    let last = steps.len().saturating_sub(1);
    let bars = steps
        .into_iter()
        .zip(&widths)
        .enumerate()
        .map(|(nth, (step, width))| {
            let y = 2 + i64::try_from(nth).unwrap_or(0) * STEP;
            let class = if nth == last {
                "chart__bar chart__bar--good"
            } else {
                "chart__bar"
            };
            view! {
                <text class="chart__label" x=LEFT - 10 y=y + 20 text-anchor="end">{step.label}</text>
                <rect class=class x=LEFT y=y width=*width height=BAR rx="3"></rect>
                <text class="chart__value" x=LEFT + width + 8 y=y + 20>{whole(language, step.count)}</text>
            }
        })
        .collect_view();
    view! {
        <svg class="chart" viewBox=format!("0 0 360 {height}") role="img" aria-label=label>
            {slopes}
            {bars}
        </svg>
    }
}

/// A bar's length; whoever is there at all is seen.
fn width(count: i64, most: i64) -> i64 {
    if count <= 0 || most <= 0 {
        0
    } else {
        (LONGEST * count / most).max(3)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, width};

    #[test]
    fn the_longest_bar_is_the_most_and_one_is_still_seen() {
        assert_eq!(width(40, 40), LONGEST);
        assert_eq!(width(20, 40), LONGEST / 2);
        assert_eq!(width(1, 5_000), 3);
        assert_eq!(width(0, 40), 0);
        assert_eq!(width(0, 0), 0);
    }
}

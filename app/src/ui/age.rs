use leptos::prelude::*;

use crate::words::ui as words;

/// Days from today on that have a bar of their own; what is promised later shares the last one.
const DAYS: i64 = 5;
const HEIGHT: usize = 64;

/// What waits, by the days left of its promise: the overdue first, then a bar a day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bar {
    /// Days left: -1 for everything overdue, [`DAYS`] for that day and later.
    days: i64,
    count: usize,
    /// The first of them in the list.
    first: Option<String>,
}

/// The age of a queue as piles of parcels, a pile a day; each leads to its first row in the list below. What is overdue
/// is hatched, and the word under it says so too.
#[component]
pub fn QueueAge(
    /// Days left of each promise, and the address of its row, in the order of the list.
    waiting: Vec<(i64, String)>,
) -> impl IntoView {
    let language = super::Language::current();
    let bars = bars(waiting);
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    view! {
        <figure class="age">
            <figcaption class="age__title">{words::age_title(language)}</figcaption>
            <ol class="age__bars">{bars.into_iter().map(|bar| view! { <li><Pile bar=bar most=most/></li> }).collect_view()}</ol>
        </figure>
    }
}

#[component]
fn Pile(bar: Bar, most: usize) -> impl IntoView {
    let language = super::Language::current();
    let name = match bar.days {
        -1 => words::age_late(language).to_owned(),
        0 => words::age_today(language).to_owned(),
        1 => words::age_tomorrow(language).to_owned(),
        DAYS => words::age_more(language, DAYS),
        days => words::age_days(language, days),
    };
    let count = i64::try_from(bar.count).unwrap_or(i64::MAX);
    let inside = view! {
        <PileDrawing count=bar.count most=most is_late={bar.days < 0}/>
        <span class="age__name">{name}</span>
        <span class="visually-hidden">{words::age_count(language, count)}</span>
    };
    let class = match bar.days {
        -1 if bar.count > 0 => "age__bar age__bar--late",
        0 if bar.count > 0 => "age__bar age__bar--soon",
        _ => "age__bar",
    };
    match bar.first {
        Some(first) => view! { <a class=class href=first>{inside}</a> }.into_any(),
        None => view! { <span class=class>{inside}</span> }.into_any(),
    }
}

#[component]
fn PileDrawing(count: usize, most: usize, is_late: bool) -> impl IntoView {
    let height = pile_height(count, most);
    // No higher than its highest pile: a short queue takes little room.
    let floor = pile_height(most, most) + 20;
    let top = floor - height;
    let each = height.checked_div(count).unwrap_or(0);
    // Lines between the parcels while they can be counted.
    let seams: String = (1..count)
        .filter(|_| each >= 6)
        .map(|parcel| format!("M2 {}h36", floor - parcel * height / count))
        .collect();
    let hatch: String = (0..=(height + 36) / 8)
        .map(|line| format!("M0 {}l36-36", line * 8))
        .collect();
    view! {
        <svg class="age__pile" viewBox=format!("0 0 40 {}", floor + 2) aria-hidden="true">
            {(count > 0)
                .then(|| {
                    view! {
                        <rect class="age__parcels" x="2" y=top width="36" height=height rx="2"></rect>
                        // An inner picture cuts off what sticks out.
                        {is_late
                            .then(|| {
                                view! {
                                    <svg x="2" y=top width="36" height=height>
                                        <path class="age__hatch" d=hatch></path>
                                    </svg>
                                    <rect class="age__frame" x="2" y=top width="36" height=height rx="2"></rect>
                                }
                            })}
                        <path class="age__seam" d=seams></path>
                    }
                })}
            <path class="age__ground" d=format!("M0 {}h40", floor + 1)></path>
            <text class="age__number" x="20" y=top - 6>{count}</text>
        </svg>
    }
}

/// Full height for the highest pile, and never too low to be seen.
fn pile_height(count: usize, most: usize) -> usize {
    if count == 0 {
        return 0;
    }
    // Few parcels are drawn as parcels, not as one block.
    let scale = most.max(4);
    (HEIGHT * count / scale).max(4)
}

fn bars(waiting: Vec<(i64, String)>) -> Vec<Bar> {
    let mut bars: Vec<_> = (-1..=DAYS)
        .map(|days| Bar {
            days,
            count: 0,
            first: None,
        })
        .collect();
    for (days, row) in waiting {
        let days = days.clamp(-1, DAYS);
        if let Some(bar) = bars.iter_mut().find(|bar| bar.days == days) {
            bar.count += 1;
            bar.first.get_or_insert(row);
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_queue_is_in_one_bar() {
        let days = [-30, -1, 0, 0, 1, 4, 5, 12];
        let waiting = days
            .iter()
            .enumerate()
            .map(|(row, days)| (*days, format!("#{row}")))
            .collect();
        let bars = bars(waiting);
        let counts: Vec<_> = bars.iter().map(|bar| (bar.days, bar.count)).collect();
        assert_eq!(
            counts,
            [(-1, 2), (0, 2), (1, 1), (2, 0), (3, 0), (4, 1), (5, 2)]
        );
        assert_eq!(bars[0].first.as_deref(), Some("#0"));
        assert_eq!(bars[1].first.as_deref(), Some("#2"));
        assert_eq!(bars[3].first, None);
    }

    #[test]
    fn one_of_thousands_is_still_seen() {
        assert_eq!(pile_height(0, 5000), 0);
        assert_eq!(pile_height(1, 5000), 4);
        assert_eq!(pile_height(5000, 5000), HEIGHT);
    }
}

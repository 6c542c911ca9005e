use leptos::prelude::*;

use crate::ui::{Carton, Panel, Profile, ProfileLine, ProgressBar, QueueAge};
use crate::words::style as words;

/// Progress: a bar, the carton that fills, long work on its way.
pub(super) fn progress(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let panels = [("1", 6), ("2", 1), ("4", 0), ("5", 0), ("8", 0)]
        .into_iter()
        .zip([6, 2, 1, 6, 6])
        .map(|((number, done), total)| Panel {
            number: number.to_owned(),
            title: words::sample_module(language).to_owned(),
            state: format!("{done}/{total}"),
            done,
            total,
            is_current: number == "2",
            href: "#main".to_owned(),
        })
        .collect();
    view! {
        <div class="stack">
            <ProgressBar percent=33 label=words::percent(language, 33)/>
            <Carton panels=panels label=words::percent(language, 33)/>
            <label class="field__label" for=format!("{side}-meter")>{words::meter(language)}</label>
            <progress class="meter" id=format!("{side}-meter") value="1200" max="5000">{words::meter(language)}</progress>
        </div>
    }
    .into_any()
}

/// The age of a queue: with overdue work, of many, of nothing.
pub(super) fn queue(_side: &'static str) -> AnyView {
    let queue = |counts: [usize; 7]| {
        (-1_i64..)
            .zip(counts)
            .flat_map(|(days, count)| std::iter::repeat_n((days, "#main".to_owned()), count))
            .collect()
    };
    view! {
        <div class="stack">
            <QueueAge waiting=queue([2, 1, 3, 0, 1, 2, 4])/>
            <QueueAge waiting=queue([0, 3, 41, 28, 0, 12, 65])/>
        </div>
    }
    .into_any()
}

/// A judged piece of work, one criterion under its minimum.
pub(super) fn profile(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let line = |title: &str, level, name: &str, minimum| ProfileLine {
        title: title.to_owned(),
        level,
        level_name: name.to_owned(),
        minimum,
    };
    let lines = vec![
        line(
            words::criterion_files(language),
            Some(3),
            words::level_good(language),
            Some(2),
        ),
        line(
            words::criterion_barcode(language),
            Some(1),
            words::level_fix(language),
            Some(3),
        ),
        line(
            words::criterion_production(language),
            Some(4),
            words::level_best(language),
            None,
        ),
    ];
    view! { <Profile title=words::profiles(language) lines=lines/> }.into_any()
}

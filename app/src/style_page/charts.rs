use leptos::prelude::*;

use crate::ui::{Bar, Bars, Funnel, FunnelStep, Tone};
use crate::words::style as words;

/// Steps that lose people on the way, and bars of several tones.
pub(super) fn charts(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let steps: Vec<_> = [
        (words::enrolled(language), 1_248),
        (words::running(language), 930),
        (words::sent(language), 412),
        (words::passed(language), 96),
    ]
    .into_iter()
    .map(|(label, count)| FunnelStep {
        label: label.to_owned(),
        count,
    })
    .collect();
    let tones = [
        (Tone::Good, words::done(language)),
        (Tone::Attention, words::running(language)),
        (Tone::Must, words::late(language)),
        (Tone::Rest, words::not_started(language)),
    ];
    let bars: Vec<_> = [("M1", [960, 180, 8, 100]), ("M2", [410, 240, 36, 562])]
        .into_iter()
        .map(|(label, counts)| Bar {
            label: label.to_owned(),
            parts: tones.iter().map(|(tone, _)| *tone).zip(counts).collect(),
        })
        .collect();
    let legend = tones.map(|(tone, text)| (tone, text.to_owned())).to_vec();
    view! {
        <div class="charts">
            <figure>
                <figcaption>{words::lessons(language)}</figcaption>
                <Funnel label=words::funnel(language) steps=steps/>
            </figure>
            <figure>
                <figcaption>{words::figures(language)}</figcaption>
                <Bars label=words::bars(language) bars=bars legend=legend/>
            </figure>
        </div>
    }
    .into_any()
}

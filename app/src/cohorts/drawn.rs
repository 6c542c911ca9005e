use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::progress::CohortProgress;

use super::table::short;
use super::view::{Stage, Stand, View};
use crate::format::whole;
use crate::ui::{Bar, Bars, Funnel, FunnelStep, Tone};
use crate::words::cohorts as words;

/// The stands of a module that share it out, with how they are drawn.
const PARTS: [(Stand, Tone); 3] = [
    (Stand::Finished, Tone::Good),
    (Stand::Begun, Tone::Attention),
    (Stand::NotBegun, Tone::Rest),
];

pub(super) fn stage(language: Language, stage: Stage) -> &'static str {
    match stage {
        Stage::Learning => words::stage_learning(language),
        Stage::Sent => words::stage_sent(language),
        Stage::Approved => words::stage_approved(language),
    }
}

pub(super) fn stand(language: Language, stand: Stand) -> &'static str {
    match stand {
        Stand::Finished => words::finished_module(language),
        Stand::Begun => words::begun_module(language),
        Stand::Unfinished => words::unfinished_module(language),
        Stand::NotBegun => words::not_begun(language),
    }
}

/// How far the whole cohort is: drawn, and behind each drawing its figures, each of which opens its people.
pub(super) fn drawn(language: Language, progress: &CohortProgress) -> AnyView {
    view! {
        <div class="charts">
            {funnel(language, progress)}
            {modules(language, progress)}
        </div>
    }
    .into_any()
}

fn funnel(language: Language, progress: &CohortProgress) -> AnyView {
    let base = format!("/cohorts/{}", progress.cohort.id);
    let count = |stage: Stage| {
        let rows = progress.rows.iter();
        to_count(rows.filter(|row| stage.fits(progress, row)).count())
    };
    let enrolled = to_count(progress.rows.len());
    let counts = Stage::ALL.map(count);
    let said = words::funnel_words(language, enrolled, counts[0], counts[1], counts[2]);
    let enrolled_step = FunnelStep {
        label: words::stage_enrolled(language).to_owned(),
        count: enrolled,
    };
    let later = Stage::ALL
        .iter()
        .zip(counts)
        .map(|(step, count)| FunnelStep {
            label: stage(language, *step).to_owned(),
            count,
        });
    let steps: Vec<_> = std::iter::once(enrolled_step).chain(later).collect();
    let addresses = std::iter::once(base.clone()).chain(
        Stage::ALL
            .iter()
            .map(|step| format!("{base}?stage={}", step.code())),
    );
    let rows = steps
        .clone()
        .into_iter()
        .zip(addresses)
        .map(|(step, address)| {
            view! {
                <tr>
                    <th scope="row">{step.label}</th>
                    <td class="table__number"><a href=address>{whole(language, step.count)}</a></td>
                </tr>
            }
        });
    view! {
        <figure>
            <figcaption>{words::how_far(language)}</figcaption>
            <Funnel label=said steps=steps/>
            <details>
                <summary>{words::figures(language)}</summary>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words::stage(language)}</th>
                            <th scope="col" class="table__number">{words::people(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

fn modules(language: Language, progress: &CohortProgress) -> AnyView {
    let counted: Vec<_> = progress
        .outline
        .modules
        .iter()
        .enumerate()
        .map(|(index, module)| {
            let counts = PARTS.map(|(stand, _)| {
                let rows = progress.rows.iter();
                to_count(rows.filter(|row| stand.fits(row.modules[index])).count())
            });
            (module, counts)
        })
        .collect();
    let said: Vec<_> = counted
        .iter()
        .map(|(module, [finished, begun, rest])| {
            words::module_words(language, short(module), *finished, *begun, *rest)
        })
        .collect();
    let bars = counted.iter().map(|(module, counts)| Bar {
        label: short(module),
        parts: PARTS
            .iter()
            .zip(counts)
            .map(|((_, tone), count)| (*tone, *count))
            .collect(),
    });
    let legend = PARTS.map(|(part, tone)| (tone, stand(language, part).to_owned()));
    let heads = PARTS.map(|(part, _)| {
        view! { <th scope="col" class="table__number">{stand(language, part)}</th> }
    });
    let rows = counted.iter().map(|(module, counts)| {
        let cells = PARTS.iter().zip(counts).map(|((part, _), count)| {
            let only = View::of_module(&module.key, *part);
            let address = format!("/cohorts/{}?{}", progress.cohort.id, only.query());
            view! { <td class="table__number"><a href=address>{whole(language, *count)}</a></td> }
        });
        let name = format!("{}. {}", short(module), module.title.in_language(language));
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <figure>
            <figcaption>{words::by_module(language)}</figcaption>
            <Bars label=said.join("; ") bars=bars.collect() legend=legend.to_vec()/>
            <details>
                <summary>{words::figures(language)}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=words::by_module(language)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{words::module(language)}</th>
                                {heads.collect_view()}
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </figure>
    }
    .into_any()
}

fn to_count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

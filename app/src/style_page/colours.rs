use leptos::prelude::*;

use super::tokens::{MARKS, TEXT, Theme};
use crate::words::style as words;

/// Every colour of a theme, with its contrast to the page.
pub(super) fn swatches(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let theme = Theme::named(side);
    view! {
        <ul class="style__swatches">
            {theme
                .tokens()
                .into_iter()
                .map(|token| {
                    let ratio = theme.contrast(token.name, "paper").map(|ratio| words::to_paper(language, shown(ratio)));
                    let class = format!("style__swatch style__swatch--{}", token.name);
                    view! {
                        <li>
                            <span class=class></span>
                            <strong>{token.name}</strong>
                            <span class="card__meta">{token.value}</span>
                            <span class="card__meta">{ratio}</span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}

/// Every pair that is used together, with its ratio in both themes.
#[component]
pub(super) fn Pairs() -> impl IntoView {
    let language = crate::ui::Language::current();
    let rows = [
        (TEXT, words::for_text(language)),
        (MARKS, words::for_marks(language)),
    ]
    .into_iter()
    .flat_map(|(pairs, purpose)| pairs.iter().map(move |pair| (purpose, pair)))
    .flat_map(|(purpose, (colour, grounds))| {
        grounds
            .iter()
            .map(move |ground| (purpose, *colour, *ground))
    });
    view! {
        <details>
            <summary>{words::pairs(language)}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::pairs(language)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words::pair(language)}</th>
                            <th scope="col">{words::purpose(language)}</th>
                            <th scope="col" class="table__number">{words::day(language)}</th>
                            <th scope="col" class="table__number">{words::evening(language)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows
                            .map(|(purpose, colour, ground)| {
                                let ratio = |theme: Theme| theme.contrast(colour, ground).map(shown);
                                view! {
                                    <tr>
                                        <th scope="row">{words::on(language, colour, ground)}</th>
                                        <td>{purpose}</td>
                                        <td class="table__number">{ratio(Theme::Day)}</td>
                                        <td class="table__number">{ratio(Theme::Evening)}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn shown(ratio: f64) -> String {
    let language = crate::ui::Language::current();
    // Rounded down: 4.49 must not read as 4.5.
    crate::format::number(language, (ratio * 10.0).floor() / 10.0)
}

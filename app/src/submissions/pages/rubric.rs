use leptos::prelude::*;
use store::content::Criterion;
use store::review::ShownMark;

use crate::ui::{Profile, ProfileLine};
use crate::words::submissions as words;

/// The rubric before anything is judged: what the mentor looks at.
#[component]
pub fn RubricWords(criteria: Vec<Criterion>) -> impl IntoView {
    view! { <Rubric criteria=criteria marks=Vec::new()/> }
}

/// The rubric in words, with the chosen level of each criterion.
#[component]
pub fn Rubric(criteria: Vec<Criterion>, marks: Vec<ShownMark>) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="rubric">
            <h2>{words::rubric(language)}</h2>
            {criteria
                .into_iter()
                .map(|criterion| {
                    let mark = marks.iter().find(|mark| mark.criterion == criterion.key).cloned();
                    view! { <CriterionCard criterion=criterion mark=mark/> }
                })
                .collect_view()}
        </section>
    }
}

#[component]
fn CriterionCard(criterion: Criterion, mark: Option<ShownMark>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let chosen = mark.as_ref().and_then(|mark| mark.level);
    let comment = mark
        .map(|mark| mark.comment)
        .filter(|comment| !comment.is_empty());
    view! {
        <div class="rubric__criterion">
            <h3 class="rubric__title">
                {criterion.title.in_language(language).to_owned()}
                " "
                <span class="rubric__weight">{words::weight(language, criterion.weight)}</span>
            </h3>
            <ol class="rubric__levels">
                {(1_i64..)
                    .zip(criterion.levels)
                    .map(|(level, text)| {
                        let is_chosen = chosen == Some(level);
                        view! {
                            <li class=if is_chosen { "rubric__level rubric__level--chosen" } else { "rubric__level" }>
                                <span>
                                    <strong>{level_name(language, level)}"."</strong>
                                    " "
                                    {text.in_language(language).to_owned()}
                                    {is_chosen.then(|| view! { <span class="visually-hidden">{words::chosen_level(language)}</span> })}
                                </span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {comment.map(|comment| view! { <p class="rubric__comment">{comment}</p> })}
        </div>
    }
}

/// The levels at a glance, before the rubric spells them out.
#[component]
pub fn Levels(
    criteria: Vec<Criterion>,
    marks: Vec<ShownMark>,
    #[prop(optional)] title: Option<&'static str>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let line = |criterion: Criterion| {
        let mark = marks.iter().find(|mark| mark.criterion == criterion.key);
        let level = mark.and_then(|mark| mark.level);
        ProfileLine {
            title: criterion.title.in_language(language).to_owned(),
            level,
            level_name: level
                .map(|level| level_name(language, level).to_owned())
                .unwrap_or_default(),
            minimum: criterion.minimum,
        }
    };
    let lines = criteria.into_iter().map(line).collect();
    view! { <section class="stack"><Profile title=title.unwrap_or(words::levels(language)) lines=lines/></section> }
}

/// Perlu perbaikan, Cukup, Baik, Unggul.
#[must_use]
pub fn level_name(language: domain::language::Language, level: i64) -> &'static str {
    match level {
        1 => words::level_1(language),
        2 => words::level_2(language),
        3 => words::level_3(language),
        _ => words::level_4(language),
    }
}

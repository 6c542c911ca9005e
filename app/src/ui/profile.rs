use leptos::prelude::*;

use crate::words::ui as words;

/// One criterion of a judged piece of work.
#[derive(Clone, Debug)]
pub struct ProfileLine {
    /// What is judged.
    pub title: String,
    /// The level given, 1 to 4.
    pub level: Option<i64>,
    /// The level in words.
    pub level_name: String,
    /// The level below which the work does not pass.
    pub minimum: Option<i64>,
}

/// The profile of a rubric: a row a criterion, four boxes packed up to the level given. The words beside them say the
/// same, so it is a table that can be read without its drawings.
#[component]
pub fn Profile(#[prop(into)] title: String, lines: Vec<ProfileLine>) -> impl IntoView {
    let language = super::Language::current();
    let has_minimum = lines.iter().any(|line| line.minimum.is_some());
    view! {
        <table class="profile" role="table">
            <caption class="profile__title">{title}</caption>
            <thead class="visually-hidden" role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{words::criterion(language)}</th>
                    <th scope="col" role="columnheader">{words::level(language)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{lines.into_iter().map(|line| view! { <Line line=line/> }).collect_view()}</tbody>
        </table>
        {has_minimum.then(|| view! { <p class="profile__key">{words::minimum_key(language)}</p> })}
    }
}

#[component]
fn Line(line: ProfileLine) -> impl IntoView {
    let language = super::Language::current();
    let level = line.level.unwrap_or(0).clamp(0, 4);
    let is_short = line.minimum.is_some_and(|minimum| level < minimum);
    let fill = if is_short {
        "profile__box profile__box--short"
    } else {
        "profile__box profile__box--full"
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{line.title}</th>
            <td role="cell">
                <svg class="profile__boxes" viewBox="0 0 120 26" aria-hidden="true">
                    {(1..=4_i64)
                        .map(|box_level| {
                            let x = 2 + (box_level - 1) * 30;
                            view! { <rect class=if box_level <= level { fill } else { "profile__box" } x=x y="4" width="26" height="18" rx="3"></rect> }
                        })
                        .collect_view()}
                    {line.minimum.map(|minimum| view! { <path class="profile__minimum" d=format!("M{} 0v26", (minimum - 1) * 30)></path> })}
                </svg>
                <span class="profile__level">
                    {line.level_name}
                    {is_short.then(|| view! { <span class="profile__short">{words::under_minimum(language)}</span> })}
                </span>
            </td>
        </tr>
    }
}

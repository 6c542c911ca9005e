use domain::time::Zone;
use leptos::prelude::*;
use store::review::Desk;

use crate::format;
use crate::submissions::Levels;
use crate::ui::Notice;
use crate::words::review as words;

/// What its participant says of work that no mentor judges.
#[component]
pub fn OwnChecked(desk: Desk) -> impl IntoView {
    let language = crate::ui::Language::current();
    let Some(checked) = desk.own_check else {
        return view! {
            <Notice kind="info" title=words::own_check(language)>{words::own_check_waiting(language)}</Notice>
        }
        .into_any();
    };
    let day = format::day_and_date(language, checked.checked_at.date(Zone::Wib));
    view! {
        <Notice kind="info" title=words::own_check(language)>{words::own_check_done(language, day)}</Notice>
        <Levels title=words::own_levels(language) criteria=desk.assignment.criteria marks=checked.marks/>
        {(!checked.next_step.is_empty())
            .then(|| {
                view! {
                    <section class="stack">
                        <h2>{words::own_next_step(language)}</h2>
                        <p class="feedback__words">{checked.next_step.clone()}</p>
                    </section>
                }
            })}
    }
    .into_any()
}

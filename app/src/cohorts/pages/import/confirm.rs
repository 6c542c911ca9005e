use domain::cohorts::import::Outcome;
use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::import::Import;

use crate::ui::{HiddenKey, Notice};
use crate::words::cohorts as words;

/// What letting it in would do beyond its rows, and the button that does it.
pub(super) fn confirm(language: Language, found: &Import) -> AnyView {
    // Whoever takes part again needs a place like everybody else.
    let entering: i64 = [Outcome::Create, Outcome::Join, Outcome::Return]
        .into_iter()
        .map(|outcome| found.count(outcome))
        .sum();
    let applied = entering + found.count(Outcome::Change);
    let refused = found.count(Outcome::Refuse);
    let places = (found.cohort.capacity - found.taken).max(0);
    let short =
        (entering > places).then(|| words::places_short(language, places, entering - places));
    let out = (refused > 0).then(|| words::refused_stay_out(language, refused));
    let action = format!("/cohorts/{}/imports/{}/confirm", found.cohort.id, found.id);
    let button = if applied == 0 {
        view! { <Notice kind="info" title=words::nothing_to_confirm(language)/> }.into_any()
    } else {
        view! {
            <form method="post" action=action>
                <HiddenKey/>
                <input type="hidden" name="row_version" value=found.row_version/>
                <button class="button button--primary" type="submit">
                    {words::confirm_rows(language, applied)}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        {short.map(|text| view! { <Notice kind="warning" title=text/> })}
        {out.map(|text| view! { <Notice kind="warning" title=text/> })}
        {button}
    }
    .into_any()
}

use domain::time::Date;
use leptos::prelude::*;

use crate::format;
use crate::words::answer as words;

/// Who has looked at the work, for the one whose it is.
#[component]
pub fn SeenBy(people: Vec<(String, Date)>) -> impl IntoView {
    let language = crate::ui::Language::current();
    (!people.is_empty()).then(|| {
        let names: Vec<_> = people
            .into_iter()
            .map(|(name, day)| format!("{name} ({})", format::date(language, day)))
            .collect();
        view! { <p class="card__meta">{words::seen_by(language, names.join(", "))}</p> }
    })
}

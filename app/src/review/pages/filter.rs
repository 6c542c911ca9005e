use leptos::prelude::*;
use store::review::{Part, Whose};

use crate::words::review as words;

/// Which work is looked through: waiting, answered or checked by its owners, one's own or a whole cohort's.
#[component]
pub fn Filter(whose: Whose, part: Part, has_both: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let own = [
        (
            Whose::Own,
            Part::Waiting,
            "/queue",
            words::show_waiting(language),
        ),
        (
            Whose::Own,
            Part::Answered,
            "/queue?show=answered",
            words::show_answered(language),
        ),
        (
            Whose::Own,
            Part::OwnChecks,
            "/queue?show=own-checks",
            words::show_own_checks(language),
        ),
    ];
    let of_cohorts = |waiting, answered, own_checks| {
        [
            (Whose::Cohorts, Part::Waiting, "/queue?of=cohorts", waiting),
            (
                Whose::Cohorts,
                Part::Answered,
                "/queue?of=cohorts&show=answered",
                answered,
            ),
            (
                Whose::Cohorts,
                Part::OwnChecks,
                "/queue?of=cohorts&show=own-checks",
                own_checks,
            ),
        ]
    };
    let links = if has_both {
        let cohorts = of_cohorts(
            words::show_cohorts_waiting(language),
            words::show_cohorts_answered(language),
            words::show_cohorts_own_checks(language),
        );
        own.into_iter().chain(cohorts).collect::<Vec<_>>()
    } else if whose == Whose::Cohorts {
        of_cohorts(
            words::show_waiting(language),
            words::show_answered(language),
            words::show_own_checks(language),
        )
        .to_vec()
    } else {
        own.to_vec()
    };
    view! {
        <nav class="queue__filter" aria-label=words::show(language)>
            {links
                .into_iter()
                .map(|(of, which, href, text)| {
                    let is_current = of == whose && which == part;
                    view! { <a class="filter" href=href aria-current=is_current.then_some("page")>{text}</a> }
                })
                .collect_view()}
        </nav>
    }
}

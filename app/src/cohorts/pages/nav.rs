use domain::ids::CohortId;
use leptos::prelude::*;

use crate::ui::{Crumbs, Language};
use crate::words::cohorts as words;

/// The parts of a cohort's office, one beside the other.
#[component]
pub(crate) fn CohortNav(
    cohort: CohortId,
    #[prop(into)] name: String,
    current: &'static str,
) -> impl IntoView {
    let language = Language::current();
    let base = format!("/cohorts/{cohort}");
    let links = [
        ("", words::progress(language)),
        ("/help", words::help(language)),
        ("/places", words::places_link(language)),
        ("/allocation", words::allocate_mentors(language)),
        ("/imports", words::bring_list(language)),
        ("/slips", words::slips(language)),
        ("/trail", words::trail(language)),
        ("/settings", words::settings(language)),
    ];
    view! {
        <Crumbs links=vec![("/cohorts".to_owned(), words::cohorts(language).to_owned()), (base.clone(), name.clone())]/>
        <nav class="sections no-print" aria-label=name>
            {links
                .into_iter()
                .map(|(path, text)| {
                    view! {
                        <a class="filter" href=format!("{base}{path}") aria-current=(path == current).then_some("page")>
                            {text}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

use axum::extract::Path;
use axum::response::Response;
use domain::cohorts::EnrollmentState;
use domain::ids::{CohortId, EnrollmentId};
use domain::language::Language;
use domain::time::Zone;
use leptos::prelude::*;
use store::cohorts::places::{Places, Waiting, places as load};

use super::nav::CohortNav;
use crate::cohorts::labels::regency;
use crate::cohorts::states::{reason, state, step};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Empty, HiddenKey, PageHead};
use crate::words::cohorts as words;

/// Who waits for a place, and who is gone.
pub async fn places(person: Person, Path(cohort): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let found = load(&visitor.site.db, &person.actor, CohortId(cohort)).await?;
    let head = Head::new(words::places(language), "/cohorts").wide(Width::Wide);
    Ok(render(visitor, head, move || page(language, &found)).await)
}

fn page(language: Language, found: &Places) -> AnyView {
    let cohort = &found.cohort;
    let lead = words::places_lead(language, found.left.max(0), cohort.capacity);
    let waiting = if found.waiting.is_empty() {
        view! {
            <Empty
                picture="empty-queue.svg"
                title=words::nobody_waits_title(language)
                text=words::nobody_waits_text(language)
            />
        }
        .into_any()
    } else {
        table(
            language,
            found,
            &found.waiting,
            words::waiting_list(language),
        )
    };
    let gone = (!found.gone.is_empty())
        .then(|| table(language, found, &found.gone, words::gone_list(language)));
    view! {
        <CohortNav cohort=cohort.id name=cohort.name.clone() current="/places"/>
        <PageHead title=words::places(language) lead=lead/>
        {waiting}
        {gone}
    }
    .into_any()
}

fn table(language: Language, found: &Places, rows: &[Waiting], title: &'static str) -> AnyView {
    let body = rows
        .iter()
        .map(|row| line(language, found, row))
        .collect_view();
    let heads = [
        words::participant(language),
        words::business(language),
        words::regency(language),
        words::state(language),
        words::since(language),
        words::decide(language),
    ]
    .map(|head| view! { <th scope="col" role="columnheader">{head}</th> });
    view! {
        <section class="stack">
            <h2>{format!("{title} ({})", rows.len())}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table table--cards" role="table">
                    <thead role="rowgroup"><tr role="row">{heads.collect_view()}</tr></thead>
                    <tbody role="rowgroup">{body}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn line(language: Language, found: &Places, row: &Waiting) -> AnyView {
    let own = format!(
        "/cohorts/{}/participants/{}",
        found.cohort.id, row.enrollment
    );
    let stands = words::history_line(
        language,
        state(language, row.state),
        reason(language, row.reason),
    );
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=own>{row.name.clone()}</a></th>
            <td role="cell" data-label=words::business(language)>{row.business.clone()}</td>
            <td role="cell" data-label=words::regency(language)>{regency(&row.regency_code)}</td>
            <td role="cell" data-label=words::state(language)>{stands}</td>
            <td role="cell" data-label=words::since(language)>
                {format::date(language, row.since.date(Zone::Wib))}
            </td>
            <td role="cell">
                <Decision
                    cohort=found.cohort.id
                    enrollment=row.enrollment
                    label=words::decide_for(language, &row.name)
                    stands=row.state
                    is_label_hidden=true
                    back="places"
                />
            </td>
        </tr>
    }
    .into_any()
}

/// The decision about one enrollment: a step together with its reason.
#[component]
pub(super) fn Decision(
    cohort: CohortId,
    enrollment: EnrollmentId,
    #[prop(into)] label: String,
    /// Where it stands as this page shows it.
    stands: EnrollmentState,
    #[prop(optional)] is_label_hidden: bool,
    /// Where to go afterwards.
    #[prop(optional)]
    back: &'static str,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let id = format!("step-{enrollment}");
    let options: Vec<_> = stands
        .office_steps()
        .flat_map(|next| stands.reasons(next).iter().map(move |why| (next, *why)))
        .map(|(next, why)| {
            let text = words::step_because(language, step(language, next), reason(language, why));
            view! { <option value=format!("{next}.{why}")>{text}</option> }
        })
        .collect();
    if options.is_empty() {
        return ().into_any();
    }
    let class = if is_label_hidden {
        "visually-hidden"
    } else {
        "field__label"
    };
    view! {
        <form class="place-choice" method="post" action=format!("/cohorts/{cohort}/participants/{enrollment}/place")>
            <HiddenKey/>
            <input type="hidden" name="stands" value=stands.code()/>
            <input type="hidden" name="back" value=back/>
            <label class=class for=id.clone()>{label}</label>
            <select class="field__control" id=id name="step">
                <option value="">{words::choose(language)}</option>
                {options}
            </select>
            <button class="button button--small" type="submit">{words::save_decision(language)}</button>
        </form>
    }
    .into_any()
}

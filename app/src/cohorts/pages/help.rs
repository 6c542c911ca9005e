use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use domain::access::Watched;
use domain::ids::CohortId;
use domain::language::Language;
use domain::time::{Timestamp, Zone};
use leptos::prelude::*;
use store::cohorts::help::{Help, HelpRow, Reason, needing_help};

use super::nav::CohortNav;
use crate::cohorts::labels::chat;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{BackLink, Empty, PageHead};
use crate::words::cohorts as words;

const KINDS: [&str; 3] = ["silent", "stuck", "overdue"];

/// "Butuh bantuan": who went silent, is stuck or overdue; a mentor sees their own participants.
pub async fn help(
    person: Person,
    Path(cohort): Path<i64>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let found = needing_help(&visitor.site.db, &person.actor, CohortId(cohort), now).await?;
    let chosen = query
        .get("why")
        .and_then(|why| KINDS.into_iter().find(|kind| kind == why));
    let menu = match found.watched {
        Watched::All => "/cohorts",
        Watched::Own => "/today",
    };
    let head = Head::new(words::help(language), menu).wide(Width::Wide);
    Ok(render(visitor, head, move || page(language, &found, chosen, now)).await)
}

const fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Silent(_) => "silent",
        Reason::Stuck(_) => "stuck",
        Reason::Overdue(..) => "overdue",
    }
}

fn has(row: &HelpRow, wanted: &str) -> bool {
    row.reasons.iter().any(|reason| kind(reason) == wanted)
}

fn page(language: Language, found: &Help, chosen: Option<&'static str>, now: Timestamp) -> AnyView {
    let (cohort, rows) = (&found.cohort, &found.rows);
    let nav = match found.watched {
        Watched::All => {
            view! { <CohortNav cohort=cohort.id name=cohort.name.clone() current="/help"/> }
                .into_any()
        }
        Watched::Own => {
            view! { <BackLink href="/today" text=crate::words::learning::today(language)/> }
                .into_any()
        }
    };
    let head = view! {
        {nav}
        <PageHead title=words::help(language) kicker=cohort.name.clone() lead=words::help_lead(language)/>
    };
    if rows.is_empty() {
        let (title, text) = if found.is_over {
            (
                words::help_over_title(language),
                words::help_over_text(language),
            )
        } else {
            (
                words::help_none_title(language),
                words::help_none_text(language),
            )
        };
        return view! {
            {head}
            <Empty picture="empty-queue.svg" title=title text=text/>
        }
        .into_any();
    }
    let base = format!("/cohorts/{}/help", cohort.id);
    let filters = KINDS.into_iter().map(|wanted| {
        let count = rows.iter().filter(|row| has(row, wanted)).count();
        let text = match wanted {
            "silent" => words::help_silent(language, count),
            "stuck" => words::help_stuck(language, count),
            _ => words::help_overdue(language, count),
        };
        view! {
            <a
                class="filter"
                href=format!("{base}?why={wanted}")
                aria-current=(chosen == Some(wanted)).then_some("true")
            >
                {text}
            </a>
        }
    });
    let shown = rows
        .iter()
        .filter(|row| chosen.is_none_or(|wanted| has(row, wanted)))
        .map(|row| line(language, found, row, now));
    let mentor = (found.watched == Watched::All).then(|| {
        view! { <th scope="col" role="columnheader">{words::mentor(language)}</th> }
    });
    view! {
        {head}
        <nav class="queue__filter" aria-label=words::why(language)>
            <a class="filter" href=base.clone() aria-current=chosen.is_none().then_some("true")>
                {words::help_all(language, rows.len())}
            </a>
            {filters.collect_view()}
        </nav>
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::help(language)>
            <table class="table table--cards" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{words::participant(language)}</th>
                        <th scope="col" role="columnheader">{words::business(language)}</th>
                        <th scope="col" role="columnheader">{words::why(language)}</th>
                        {mentor}
                        <th scope="col" role="columnheader">{words::phone(language)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{shown.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(language: Language, found: &Help, row: &HelpRow, now: Timestamp) -> AnyView {
    // A participant's page is the office's; a mentor takes in their photos.
    let own = match found.watched {
        Watched::All => format!(
            "/cohorts/{}/participants/{}",
            found.cohort.id, row.enrollment
        ),
        Watched::Own => format!("/enrollments/{}/on-behalf", row.enrollment),
    };
    let reasons = row.reasons.iter().map(|reason| {
        let text = match reason {
            Reason::Silent(None) => words::reason_never(language).to_owned(),
            Reason::Silent(Some(at)) => {
                words::reason_silent(language, format::ago(language, *at, now))
            }
            Reason::Stuck(remark) => words::reason_stuck(language, remark),
            Reason::Overdue(title, due) => words::reason_overdue(
                language,
                title.in_language(language),
                format::date(language, due.date(Zone::Wib)),
            ),
        };
        view! { <li>{text}</li> }
    });
    let mentor = (found.watched == Watched::All).then(|| {
        let name = row.mentor_name.clone();
        let name = name.unwrap_or_else(|| words::no_mentor(language).to_owned());
        view! { <td role="cell" data-label=words::mentor(language)>{name}</td> }
    });
    let link = row.phone.as_deref().and_then(|number| chat(number, ""));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=own>{row.name.clone()}</a></th>
            <td role="cell" data-label=words::business(language)>{row.business.clone()}</td>
            <td role="cell" data-label=words::why(language)><ul>{reasons.collect_view()}</ul></td>
            {mentor}
            <td role="cell" data-label=words::phone(language)>
                {link
                    .map(|link| {
                        view! {
                            <a class="button button--small" href=link rel="noopener noreferrer">
                                {words::greet(language)}
                            </a>
                        }
                    })}
            </td>
        </tr>
    }
    .into_any()
}

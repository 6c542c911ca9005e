use axum::response::Response;
use domain::ids::VersionId;
use domain::time::Zone;
use leptos::prelude::*;
use store::review::{OwnCheck, OwnMarks, own_check as load};
use store::submissions::{SubmissionPage, submission_of_version};

use super::criterion_choice::CriterionChoice;
use super::receipt::Thumbs;
use super::rubric::{Levels, Rubric};
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Crumbs, ErrorSummary, HiddenKey, LongField, Notice, PageHead};
use crate::words::submissions as words;

/// The most characters of what somebody wants to do next.
pub(in crate::submissions) const NEXT_STEP_LIMIT: usize = 2_000;

/// What was marked and could not be kept: shown again, beside what is wrong.
#[derive(Clone, Default)]
pub(in crate::submissions) struct OwnCheckForm {
    /// What was marked.
    pub(in crate::submissions) marks: OwnMarks,
    /// Everything that has to be mended, with its field.
    pub(in crate::submissions) errors: Vec<(String, String)>,
}

/// Work that its participant checks themselves: the rubric to choose from, or what they chose.
pub(in crate::submissions) async fn own_check_page(
    person: &Person,
    version: VersionId,
    form: OwnCheckForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let db = &visitor.site.db;
    let page = submission_of_version(db, &person.actor, version, visitor.now).await?;
    if !page.head.state.is_own_check() {
        return Err(Problem::NotFound);
    }
    let checked = load(db, &person.actor, version).await?;
    let head = Head::new(words::own_check(language), "/assignments");
    Ok(render(visitor, head.refused(!form.errors.is_empty()), move || {
        let (page, form) = (page.clone(), form.clone());
        let crumbs = vec![
            ("/assignments".to_owned(), words::assignments(language).to_owned()),
            (format!("/submissions/{}", page.head.submission_id), page.assignment.title.in_language(language).to_owned()),
        ];
        let kicker = format!("{} · {}", page.assignment.title.in_language(language), page.product.name);
        view! {
            <Crumbs links=crumbs/>
            {match checked.clone() {
                Some(checked) => view! {
                    <PageHead title=words::own_check(language) kicker=kicker/>
                    <ErrorSummary title=words::not_all_right(language) errors=form.errors/>
                    <Result page=page checked=checked/>
                }
                .into_any(),
                None => view! {
                    <PageHead title=words::own_check(language) kicker=kicker lead=words::own_check_lead(language)/>
                    <ErrorSummary title=words::not_all_right(language) errors=form.errors.clone()/>
                    <Check page=page form=form/>
                }
                .into_any(),
            }}
        }
    })
    .await)
}

/// Every criterion with its four levels, and one line of one's own.
#[component]
fn Check(page: SubmissionPage, form: OwnCheckForm) -> impl IntoView {
    let language = crate::ui::Language::current();
    let error = |name: &str| {
        let found = form.errors.iter().find(|(place, _)| place == name);
        found.map(|(_, text)| text.clone())
    };
    let chosen = |key: &str| {
        let found = form.marks.levels.iter().find(|(own, _)| own == key);
        found.and_then(|(_, level)| *level)
    };
    let next_error = error("next_step");
    view! {
        <Thumbs page=page.clone()/>
        <p><a href=format!("/submissions/{}", page.head.submission_id)>{words::look_or_swap(language)}</a></p>
        <form class="form" method="post" action=format!("/versions/{}/check", page.head.id)>
            <HiddenKey/>
            <section class="rubric">
                <h2>{words::rubric(language)}</h2>
                {page
                    .assignment
                    .criteria
                    .iter()
                    .map(|criterion| {
                        view! {
                            <CriterionChoice
                                criterion=criterion.clone()
                                chosen=chosen(&criterion.key)
                                error=error(&format!("level-{}", criterion.key))
                            />
                        }
                    })
                    .collect_view()}
            </section>
            <LongField
                name="next_step"
                label=words::own_next_step(language)
                hint=words::own_next_step_hint(language)
                value=form.marks.next_step
                rows=3
                limit=2000
                error=next_error
            />
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::finish_own_check(language)}</button>
            </div>
        </form>
    }
}

/// What they chose, and the way to do it better.
#[component]
fn Result(page: SubmissionPage, checked: OwnCheck) -> impl IntoView {
    let language = crate::ui::Language::current();
    let when = format::day_and_date(language, checked.checked_at.date(Zone::Wib));
    let newest = page.versions.first();
    let can_go_on =
        page.head.takes_part() && newest.is_some_and(|newest| newest.id == page.head.id);
    view! {
        <Notice kind="success" title=words::own_check_done(language)>
            <p>{words::own_check_done_text(language, when)}</p>
        </Notice>
        <Levels criteria=page.assignment.criteria.clone() marks=checked.marks.clone()/>
        {(!checked.next_step.is_empty())
            .then(|| {
                view! {
                    <section class="stack">
                        <h2>{words::next_step(language)}</h2>
                        <p class="feedback__words">{checked.next_step.clone()}</p>
                    </section>
                }
            })}
        <div class="form__actions">
            <a class="button button--primary" href="/today">{words::back_to_today(language)}</a>
            {can_go_on
                .then(|| {
                    view! {
                        <form method="post" action=format!("/submissions/{}/next", page.head.submission_id)>
                            <HiddenKey/>
                            <button class="button" type="submit">{words::send_fixed(language)}</button>
                        </form>
                    }
                })}
        </div>
        <Rubric criteria=page.assignment.criteria marks=checked.marks/>
    }
}

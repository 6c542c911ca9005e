use axum::extract::Path;
use axum::response::Response;
use domain::ids::VersionId;
use domain::submissions::{GRACE, ReceiptNumber, VersionState, may_swap};
use domain::time::Zone;
use leptos::prelude::*;
use store::submissions::{FilePreview, SubmissionPage, submission_of_version};

use super::on_behalf_note::OnBehalfNote;
use crate::context::Person;
use crate::format;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Asset, Facts};
use crate::words::submissions as words;

/// What was sent, when, under which number, and when the answer comes.
pub async fn receipt(person: Person, Path(id): Path<i64>) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let page = submission_of_version(&visitor.site.db, &person.actor, VersionId(id), now).await?;
    if page.head.state == VersionState::Draft {
        return Err(Problem::NotFound);
    }
    let is_own_check = page.head.state == VersionState::OwnCheck;
    let is_swappable = may_swap(page.head.state, page.head.sent_at, now);
    Ok(render(visitor, Head::new(words::receipt(language), "/assignments"), move || {
        let page = page.clone();
        let number = ReceiptNumber(page.head.id).to_string();
        let mentor = page.head.mentor_name.clone().unwrap_or_else(|| words::a_mentor(language).to_owned());
        let promised = page.head.promised_at.map(|promised| {
            words::answer_by(language, format::day_and_date(language, promised.date(Zone::Wib)), &mentor)
        });
        view! {
            <div class="receipt">
                <div class="receipt__head">
                    <Asset class="receipt__picture" name="receipt.svg" width=320 height=220/>
                    <h1>{words::sent(language)}</h1>
                    <p>{words::receipt_number(language)}</p>
                    <p class="receipt__number">{number}</p>
                </div>
                <div class="receipt__body">
                    <p>{if page.head.state.is_own_check() { Some(words::nothing_to_wait_for(language).to_owned()) } else { promised }}</p>
                    <OnBehalfNote head=page.head.clone()/>
                    <Thumbs page=page.clone()/>
                    <Facts facts=facts(&page, language, is_swappable)/>
                    <p class="form__actions">
                        {is_own_check
                            .then(|| {
                                let check = format!("/versions/{}/check", page.head.id);
                                view! { <a class="button button--primary button--wide" href=check>{words::own_check(language)}</a> }
                            })}
                        <a
                            class=if is_own_check { "button button--wide" } else { "button button--primary button--wide" }
                            href="/today"
                        >
                            {words::back_to_today(language)}
                        </a>
                    </p>
                    {is_swappable
                        .then(|| view! { <p><a href=format!("/submissions/{}", page.head.submission_id)>{words::swap_file(language)}</a></p> })}
                </div>
            </div>
        }
    })
    .await)
}

fn facts(
    page: &SubmissionPage,
    language: domain::language::Language,
    is_swappable: bool,
) -> Vec<(String, String)> {
    let mut facts = vec![
        (
            words::assignment(language).to_owned(),
            page.assignment.title.in_language(language).to_owned(),
        ),
        (
            words::product(language).to_owned(),
            page.product.name.clone(),
        ),
    ];
    if let Some(sent) = page.head.sent_at {
        facts.push((
            words::when_sent(language).to_owned(),
            format::moment(language, sent),
        ));
        if is_swappable && page.head.state == VersionState::Sent {
            facts.push((
                words::swappable(language).to_owned(),
                format::time_of_day(language, sent.plus(GRACE)),
            ));
        }
    }
    facts
}

/// Small pictures of what was sent.
#[component]
pub(super) fn Thumbs(page: SubmissionPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let files: Vec<_> = page
        .assignment
        .slots
        .iter()
        .filter_map(|slot| {
            let file = page.entry(&slot.key)?.file.clone()?;
            Some((file, slot.title.in_language(language).to_owned()))
        })
        .collect();
    view! {
        <div class="thumbs">
            {files
                .into_iter()
                .map(|(file, title)| {
                    let picture = match file.preview {
                        FilePreview::Ready { width, height, .. } => view! {
                            <img src=format!("/previews/{}/thumb/1", file.id) alt="" width=width height=height/>
                        }
                        .into_any(),
                        _ => view! { <span class="thumbs__name">{file.name}</span> }.into_any(),
                    };
                    view! { <figure>{picture}<figcaption>{title}</figcaption></figure> }
                })
                .collect_view()}
        </div>
    }
}

use axum::response::Response;
use domain::ids::{BroughtFileId, EnrollmentId};
use domain::submissions::{ReceiptNumber, VersionState};
use leptos::prelude::*;
use store::submissions::{OnBehalfPage, Target, on_behalf_page as load};

use super::brought::{Assign, Bring};
use crate::cohorts::chat;
use crate::context::{Fields, Person};
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::submissions::Wish;
use crate::ui::{BackLink, ErrorSummary, Icon, Notice, Options, PageHead};
use crate::words::submissions as words;

/// The form as it came back: what was chosen, and what has to be mended.
#[derive(Clone, Debug, Default)]
pub struct OnBehalfForm {
    /// What was chosen.
    pub fields: Fields,
    /// Files that were not taken in, each with its reason.
    pub file_errors: Vec<String>,
    /// A file that cannot go where it was to go.
    pub place_error: Option<(BroughtFileId, String)>,
    /// The day of the agreement is none.
    pub day_error: Option<String>,
    /// Why the work was not sent.
    pub send_error: Option<String>,
}

impl OnBehalfForm {
    fn errors(&self) -> Vec<(String, String)> {
        let at = |place: &str, text: &String| (place.to_owned(), text.clone());
        let files = self.file_errors.iter().map(|text| at("files", text));
        let place = self
            .place_error
            .iter()
            .map(|(file, text)| (format!("slot-{file}"), text.clone()));
        let day = self.day_error.iter().map(|text| at("agreed_on", text));
        let send = self.send_error.iter().map(|text| at("agreement", text));
        files.chain(place).chain(day).chain(send).collect()
    }
}

pub(in crate::submissions) async fn on_behalf_page(
    person: &Person,
    enrollment: EnrollmentId,
    wish: &Wish,
    form: OnBehalfForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let (language, now) = (visitor.language, visitor.now);
    let page = load(
        &visitor.site.db,
        &person.actor,
        enrollment,
        wish.parts(),
        now,
    )
    .await?;
    let errors = form.errors();
    let title = words::photos_for(language, &page.participant.name);
    let (current, back, back_text) = if person.actor.has_role(domain::access::Role::Mentor) {
        (
            "/queue",
            "/on-behalf".to_owned(),
            words::own_participants(language),
        )
    } else {
        let at = (page.participant.cohort, enrollment);
        let back = format!("/cohorts/{}/participants/{}", at.0, at.1);
        ("/cohorts", back, words::the_participant(language))
    };
    let wish = wish.clone();
    let site_url = visitor.site.public_url.clone();
    let head = Head::new(title.clone(), current).refused(!errors.is_empty());
    Ok(render(visitor, head, move || {
        let page = page.clone();
        let form = form.clone();
        view! {
            <BackLink href=back.clone() text=back_text/>
            <PageHead title=title.clone() kicker=page.participant.business_name.clone() lead=words::photos_for_lead(language)/>
            <ErrorSummary title=words::not_all_right(language) errors=errors.clone()/>
            <Outcome page=page.clone() wish=wish.clone() site_url=site_url.to_string()/>
            {match page.target().cloned() {
                None => view! { <Notice kind="info" title=words::nothing_to_fill(language)/> }.into_any(),
                Some(target) => view! {
                    <div class="stack">
                        <Targets page=page.clone()/>
                        <Standing target=target.clone() name=page.participant.name.clone()/>
                        {target
                            .is_open()
                            .then(|| {
                                view! {
                                    <Bring page=page.clone() target=target.clone() errors=form.file_errors.clone()/>
                                    <Assign page=page.clone() target=target.clone() form=form.clone() now=now/>
                                }
                            })}
                    </div>
                }
                .into_any(),
            }}
        }
        .into_any()
    })
    .await)
}

/// Which assignment and product: chosen already where there is only one that is open.
#[component]
fn Targets(page: OnBehalfPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let name = |target: &Target| {
        words::assignment_for_product(
            language,
            target.title.in_language(language),
            &target.product_name,
        )
    };
    let value = |target: &Target| format!("{}:{}", target.assignment_key, target.product);
    let chosen = page.target().map(value).unwrap_or_default();
    let options: Vec<_> = page
        .targets
        .iter()
        .map(|target| (value(target), name(target)))
        .collect();
    view! {
        <form class="form" method="get" action=format!("/enrollments/{}/on-behalf", page.participant.enrollment)>
            <Options name="for" label=words::for_what(language) options=options value=chosen/>
            <div class="form__actions">
                <button class="button button--small" type="submit">{words::choose(language)}</button>
            </div>
        </form>
    }
}

/// What stands in the way, or what the participant said.
#[component]
fn Standing(target: Target, name: String) -> impl IntoView {
    let language = crate::ui::Language::current();
    if !target.is_open() {
        let title = if target.has_passed() {
            words::passed_takes_no_more(language)
        } else {
            words::with_mentor_now(language)
        };
        return view! { <Notice kind="info" title=title/> }.into_any();
    }
    target
        .disowned_at
        .map(|_| {
            view! {
                <Notice kind="warning" title=words::disowned_title(language, &name)>
                    <p>{words::disowned_text(language)}</p>
                </Notice>
            }
        })
        .into_any()
}

/// What was just done, with a ready message for the participant.
#[component]
fn Outcome(page: OnBehalfPage, wish: Wish, site_url: String) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (Some(target), Some(version)) = (page.target(), page.target().and_then(|t| t.version))
    else {
        return ().into_any();
    };
    let is_draft = target.state == Some(VersionState::Draft);
    let name = &page.participant.name;
    // The message is for the participant, who most likely reads Bahasa Indonesia.
    let theirs = domain::language::Language::Id;
    let (title, message) = if wish.sent == Some(version) && !is_draft {
        let number = ReceiptNumber(version).to_string();
        let link = format!("{site_url}/versions/{version}/receipt");
        (
            words::sent_for(language, name, &number),
            words::sent_for_message(theirs, &target.product_name, &number, link),
        )
    } else if wish.saved == Some(version) && is_draft {
        let link = target
            .submission
            .map(|submission| format!("{site_url}/submissions/{submission}"));
        (
            words::saved_for(language, name),
            words::saved_for_message(theirs, &target.product_name, link.unwrap_or_default()),
        )
    } else {
        return ().into_any();
    };
    let link = page
        .participant
        .phone
        .as_deref()
        .and_then(|number| chat(number, &message));
    view! {
        <Notice kind="success" title=title>
            {link
                .map(|link| {
                    view! {
                        <p>
                            <a class="button button--small" href=link rel="noopener noreferrer">
                                <Icon name="chat" small=true/>
                                {words::tell_by_whatsapp(language)}
                            </a>
                        </p>
                    }
                })}
        </Notice>
    }
    .into_any()
}

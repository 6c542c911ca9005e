use axum::response::Response;
use domain::access::Care;
use domain::ids::PersonId;
use leptos::prelude::*;
use store::cohorts::codes::{CodeNotMade, Made};

use crate::cohorts::labels::chat;
use crate::context::Person;
use crate::format;
use crate::shell::{Head, render};
use crate::ui::{BackLink, HiddenKey, Icon, Language, Notice, PageHead};
use crate::words::cohorts as words;
use crate::words::identity::change_number;

/// The button that makes a code for somebody, or who makes it where the reader may not.
#[component]
pub(super) fn MakeCode(
    person: PersonId,
    #[prop(default = Care::Own)] care: Care,
    #[prop(optional)] is_explained: bool,
) -> impl IntoView {
    let language = Language::current();
    let elsewhere = match care {
        Care::Own => None,
        Care::RoleBeyond => Some(words::code_further_text(language)),
        Care::CohortBeyond => Some(words::code_elsewhere_text(language)),
        Care::None => return ().into_any(),
    };
    if let Some(text) = elsewhere {
        return view! { <p class="field__hint">{text}</p> }.into_any();
    }
    view! {
        <form class="form" method="post" action=format!("/people/{person}/code")>
            <HiddenKey/>
            {is_explained.then(|| view! { <p class="field__hint">{words::make_code_text(language)}</p> })}
            <div class="form__actions">
                <button class="button button--small" type="submit">{words::make_code(language)}</button>
                <a class="button button--small button--quiet" href=format!("/people/{person}/number")>{change_number(language)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The ready message that brings a code to its owner.
pub(super) fn message(
    language: domain::language::Language,
    site: &crate::context::Site,
    made: &Made,
) -> String {
    words::code_message(
        language,
        made.code.for_reading(),
        format!("{}/code", site.public_url),
        format::moment(language, made.expires_at),
    )
}

/// A code that was just made, large enough to be read out.
pub(in crate::cohorts) async fn code_page(person: &Person, made: Made) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let address = format!("{}/code", visitor.site.public_url);
    // The message is for its owner, who most likely reads Bahasa Indonesia.
    let text = message(domain::language::Language::Id, &visitor.site, &made);
    let link = made.phone.as_deref().and_then(|number| chat(number, &text));
    let back = if person.actor.has_role(domain::access::Role::Admin) {
        "/cohorts"
    } else {
        "/queue"
    };
    let title = words::code_title(language, &made.name);
    render(visitor, Head::new(title.clone(), back), move || {
        view! {
            <PageHead title=title.clone() lead=words::code_lead(language)/>
            <div class="code-slips">
                <section class="code-slip">
                    <p class="code-slip__name">{made.name.clone()}</p>
                    <p class="code-slip__code">{made.code.for_reading()}</p>
                    <p class="code-slip__text">{words::code_where(language, &address)}</p>
                    <p class="code-slip__text">
                        {words::code_until(language, format::moment(language, made.expires_at))}
                    </p>
                </section>
            </div>
            {link
                .clone()
                .map(|link| {
                    view! {
                        <p>
                            <a class="button button--primary" href=link rel="noopener noreferrer">
                                <Icon name="chat" small=true/>
                                {words::open_chat(language)}
                            </a>
                        </p>
                    }
                })}
            <BackLink href=back text=words::back(language)/>
        }
        .into_any()
    })
    .await
}

/// Why there is no code to show.
pub(in crate::cohorts) async fn code_not_made(person: &Person, why: CodeNotMade) -> Response {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (title, text) = match why {
        CodeNotMade::ShownAlready => (
            words::code_shown_title(language),
            words::code_shown_text(language),
        ),
        CodeNotMade::RoleBeyond => (
            words::code_further_title(language),
            words::code_further_text(language),
        ),
        CodeNotMade::CohortBeyond => (
            words::code_elsewhere_title(language),
            words::code_elsewhere_text(language),
        ),
    };
    render(
        visitor,
        Head::new(title, "/cohorts").refused(true),
        move || {
            view! {
                <PageHead title=title/>
                <Notice kind="warning" title=title><p>{text}</p></Notice>
                <BackLink href="/requests" text=words::requests(language)/>
            }
            .into_any()
        },
    )
    .await
}

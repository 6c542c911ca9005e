use domain::access::{Actor, Role};
use domain::language::Language;
use leptos::prelude::*;

use crate::ui::{Icon, Reader};
use crate::words::shell as words;

/// The mark, the menu of whoever is signed in, the way to their account, and the other language.
#[component]
pub(super) fn Masthead(current: &'static str, carrier: Option<&'static str>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let language = reader.language;
    let actor = reader
        .visitor
        .as_ref()
        .and_then(|visitor| visitor.actor().cloned());
    let requests = reader
        .visitor
        .as_ref()
        .map_or(0, |visitor| visitor.requests);
    let home = if actor.is_some() { "/today" } else { "/" };
    let links = actor
        .as_ref()
        .map(|actor| menu(actor, requests, language))
        .unwrap_or_default();
    let person = match actor {
        Some(actor) => view! {
            <a class="masthead__person" href="/account" aria-current=(current == "/account").then_some("page")>
                <span class="masthead__initials" aria-hidden="true">{initials(&actor.name)}</span>
                <span class="masthead__name">{actor.name.clone()}</span>
            </a>
        }
        .into_any(),
        None if current == "/login" => ().into_any(),
        None => view! { <a class="masthead__person" href="/login">{words::sign_in(language)}</a> }.into_any(),
    };
    view! {
        <header class="masthead">
            <a class="masthead__brand" href=home>
                <img class="masthead__mark" src=reader.site.asset("mark.svg") alt="Kemas" width="148" height="32"/>
            </a>
            {(!links.is_empty())
                .then(|| {
                    view! {
                        <nav class="masthead__nav" aria-label=words::menu(language)>
                            {links
                                .into_iter()
                                .map(|(href, icon, text)| {
                                    view! {
                                        <a class="masthead__link" href=href aria-current=(href == current).then_some("page")>
                                            <Icon name=icon/>
                                            {text}
                                        </a>
                                    }
                                })
                                .collect_view()}
                        </nav>
                    }
                })}
            {person}
            <LanguageSwitch carrier=carrier/>
        </header>
    }
}

fn menu(
    actor: &Actor,
    requests: usize,
    language: Language,
) -> Vec<(&'static str, &'static str, String)> {
    let mut links = Vec::new();
    if actor.has_role(Role::Participant) {
        links.extend([
            ("/today", "today", words::today(language).to_owned()),
            ("/learn", "learn", words::learn(language).to_owned()),
            (
                "/assignments",
                "task",
                words::assignments(language).to_owned(),
            ),
            ("/products", "product", words::products(language).to_owned()),
        ]);
    }
    if actor.has_role(Role::Mentor) || actor.has_role(Role::Admin) {
        links.push(("/queue", "queue", words::queue(language).to_owned()));
    }
    if actor.has_role(Role::Admin) {
        links.push(("/cohorts", "cohort", words::cohorts(language).to_owned()));
    }
    if requests > 0 {
        links.push(("/requests", "lock", words::requests(language, requests)));
    }
    links
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect()
}

/// Works on every page without JavaScript: a form that comes back to the page it stands on, or a button of the form whose
/// fields must not be lost.
#[component]
fn LanguageSwitch(carrier: Option<&'static str>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let (other, label) = match reader.language {
        Language::Id => (Language::En, "English"),
        Language::En => (Language::Id, "Bahasa Indonesia"),
    };
    if let Some(carrier) = carrier {
        return view! {
            <div class="masthead__language">
                <button
                    class="link-button"
                    type="submit"
                    form=carrier
                    formaction="/language"
                    formnovalidate
                    name="language"
                    value=other.code()
                    lang=other.code()
                >
                    {label}
                </button>
            </div>
        }
        .into_any();
    }
    let back = reader
        .visitor
        .as_ref()
        .map_or_else(|| "/".to_owned(), |visitor| visitor.path.clone());
    view! {
        <form class="masthead__language" method="post" action="/language">
            <input type="hidden" name="language" value=other.code()/>
            <input type="hidden" name="next" value=back/>
            <button class="link-button" type="submit" lang=other.code()>{label}</button>
        </form>
    }
    .into_any()
}

use leptos::prelude::*;

use super::{Asset, Icon};
use crate::words::ui as words;

/// The head of a page: a kicker, the title, a sentence, the actions.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] kicker: Option<String>,
    #[prop(optional, into)] lead: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-head">
            {kicker.map(|kicker| view! { <p class="page-head__kicker">{kicker}</p> })}
            <h1 class="page-head__title">{title}</h1>
            {lead.filter(|lead| !lead.is_empty()).map(|lead| view! { <p class="page-head__lead">{lead}</p> })}
            {children.map(|children| view! { <div class="page-head__actions">{children()}</div> })}
        </header>
    }
}

/// Where a page stands.
#[component]
pub fn Crumbs(links: Vec<(String, String)>) -> impl IntoView {
    let label = words::crumbs(super::Language::current());
    view! {
        <nav class="crumbs" aria-label=label>
            <ol>
                {links
                    .into_iter()
                    .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
                    .collect_view()}
            </ol>
        </nav>
    }
}

/// The way back, where one step is enough.
#[component]
pub fn BackLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <p><a class="back" href=href><Icon name="back" small=true/>{text}</a></p> }
}

/// Nothing here yet, and what to do about it.
#[component]
pub fn Empty(
    picture: &'static str,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Asset class="empty__picture" name=picture width=320 height=220/>
            <h2 class="empty__title">{title}</h2>
            <p class="empty__text">{text}</p>
            {children.map(|children| view! { <p class="empty__action">{children()}</p> })}
        </div>
    }
}

/// Everything that has to be mended, each with its place.
#[component]
pub fn ErrorSummary(#[prop(into)] title: String, errors: Vec<(String, String)>) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1">
                <h2>{title}</h2>
                <ul>
                    {errors
                        .into_iter()
                        .map(|(place, text)| view! { <li><a href=format!("#{place}")>{text}</a></li> })
                        .collect_view()}
                </ul>
            </div>
        }
    })
}

/// A box that says something: `info`, `success`, `warning`, `danger`.
#[component]
pub fn Notice(
    kind: &'static str,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{kind}") role="status">
            <h2 class="notice__title">{title}</h2>
            {children.map(|children| view! { <div class="notice__text">{children()}</div> })}
        </div>
    }
}

/// Names and values.
#[component]
pub fn Facts(facts: Vec<(String, String)>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
                .collect_view()}
        </dl>
    }
}

/// How much is done, drawn.
#[component]
pub fn ProgressBar(percent: u32, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <svg class="progress-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="progress-bar__track" width="100" height="8"></rect>
            <rect class="progress-bar__fill" width=percent height="8"></rect>
        </svg>
    }
}

use leptos::prelude::*;

use super::Reader;

/// One of our own drawings; decoration unless it says otherwise.
#[component]
pub fn Asset(
    name: &'static str,
    width: u32,
    height: u32,
    #[prop(optional)] class: &'static str,
    #[prop(optional, into)] alt: String,
) -> impl IntoView {
    let site = expect_context::<Reader>().site;
    view! { <img class=class src=site.asset(name) alt=alt width=width height=height/> }
}

/// A sign of the sprite; always beside words.
#[component]
pub fn Icon(name: &'static str, #[prop(optional)] small: bool) -> impl IntoView {
    let site = expect_context::<Reader>().site;
    let href = format!("{}#{name}", site.asset("icons.svg"));
    view! { <svg class=if small { "icon icon--small" } else { "icon" } aria-hidden="true"><use href=href></use></svg> }
}

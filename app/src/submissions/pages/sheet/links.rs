use domain::ids::VersionId;
use domain::time::Zone;
use leptos::prelude::*;
use store::review::{MadeLink, ShareLink};

use super::Asked;
use crate::format;
use crate::ui::{HiddenKey, Notice, Reader};
use crate::words::answer as words;

/// Links for the printer: make one, send it, take it back.
#[component]
pub fn Links(
    version: VersionId,
    links: Vec<ShareLink>,
    product: String,
    asked: Asked,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="stack no-print" id="links">
            <h2>{words::for_printer(language)}</h2>
            {match asked {
                Asked::Made(made) => view! { <Made made=made product=product/> }.into_any(),
                Asked::Before => view! { <Notice kind="warning" title=words::link_before(language)/> }.into_any(),
                Asked::Nothing => view! { <p>{words::for_printer_text(language)}</p> }.into_any(),
            }}
            <form method="post" action=format!("/versions/{version}/sheet/links")>
                <HiddenKey/>
                <button class="button" type="submit">{words::make_link(language)}</button>
            </form>
            {(!links.is_empty())
                .then(|| {
                    view! {
                        <h3>{words::live_links(language)}</h3>
                        <ul class="links" role="list">
                            {links.into_iter().map(|link| view! { <Link link=link version=version/> }).collect_view()}
                        </ul>
                    }
                })}
        </section>
    }
}

#[component]
fn Link(link: ShareLink, version: VersionId) -> impl IntoView {
    let language = crate::ui::Language::current();
    let made = words::link_made(
        language,
        format::moment(language, link.made_at),
        &link.made_by,
    );
    let until = words::link_valid(
        language,
        format::date(language, link.expires_at.date(Zone::Wib)),
    );
    let id = format!("link-{}", link.id);
    view! {
        <li class="links__item">
            <p id=id.clone()>{made}" "{until}</p>
            <form method="post" action=format!("/versions/{version}/sheet/links/{}/revoke", link.id)>
                <HiddenKey/>
                <button class="button button--small" type="submit" aria-describedby=id>{words::revoke_link(language)}</button>
            </form>
        </li>
    }
}

/// A link that was just made, with a message to send it.
#[component]
fn Made(made: MadeLink, product: String) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let language = reader.language;
    let address = format!("{}/s/{}", reader.site.public_url, made.token.reveal());
    let until = format::date(language, made.expires_at.date(Zone::Wib));
    let message = words::link_message(language, product, &address, &until);
    view! {
        <Notice kind="success" title=words::link_ready(language)>
            <p>{words::link_once(language)}</p>
            <p class="links__address">{address}</p>
            <p>
                <a class="button button--primary" href=format::chat_link(None, &message) rel="noopener noreferrer">
                    {words::send_whatsapp(language)}
                </a>
            </p>
        </Notice>
    }
}

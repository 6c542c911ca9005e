use domain::ids::VersionId;
use domain::submissions::SlotKind;
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::LiveLink;

use crate::format;
use crate::ui::HiddenKey;
use crate::words::submissions as words;

/// Lets a designer or printer send the file of a slot by a link, and takes links back.
#[component]
pub(super) fn LinkBox(asked: Slot, version: VersionId, links: Vec<LiveLink>) -> impl IntoView {
    let slot = asked;
    let language = crate::ui::Language::current();
    if !matches!(slot.kind, SlotKind::Pdf | SlotKind::Design) {
        return ().into_any();
    }
    let own: Vec<_> = links
        .into_iter()
        .filter(|link| link.slot_key == slot.key)
        .collect();
    let is_open = !own.is_empty();
    let live = own.into_iter().map(|link| {
        let until = format::moment(language, link.expires_at);
        view! {
            <li>
                <form class="slot__form" method="post" action=format!("/links/{}/revoke", link.id)>
                    <HiddenKey/>
                    <span>{words::link_live(language, until)}</span>
                    <button class="button button--small button--quiet" type="submit">{words::link_revoke(language)}</button>
                </form>
            </li>
        }
    });
    view! {
        <details class="slot__link" open=is_open>
            <summary>{words::ask_designer(language)}</summary>
            <p class="slot__hint">{words::ask_designer_hint(language)}</p>
            <ul class="slot__links" role="list">{live.collect_view()}</ul>
            <form class="slot__form" method="post" action=format!("/versions/{version}/links/{}", slot.key)>
                <HiddenKey/>
                <button class="button button--small" type="submit">{words::make_link(language)}</button>
            </form>
        </details>
    }
    .into_any()
}

use domain::submissions::{VersionState, may_disown};
use leptos::prelude::*;
use store::submissions::Head;

use crate::ui::{HiddenKey, Notice};
use crate::words::submissions as words;

/// "Dikirim oleh … atas nama Anda", with the way to say "bukan foto saya" until the review begins.
#[component]
pub(super) fn OnBehalfNote(head: Head) -> impl IntoView {
    let language = crate::ui::Language::current();
    if let Some(sender) = head.sender_name.clone() {
        let is_open = may_disown(head.state, head.on_behalf_of.is_some());
        return view! {
            <Notice kind="info" title=words::sent_on_behalf(language, sender)>
                {is_open
                    .then(|| {
                        view! {
                            <p>{if head.state == VersionState::OwnCheck { words::not_mine_own_check(language) } else { words::not_mine_text(language) }}</p>
                            <form method="post" action=format!("/versions/{}/disown", head.id)>
                                <HiddenKey/>
                                <button class="button button--small" type="submit">{words::not_mine(language)}</button>
                            </form>
                        }
                    })}
            </Notice>
        }
        .into_any();
    }
    (head.disowned_at.is_some() && head.state == VersionState::Draft)
        .then(|| {
            view! {
                <Notice kind="success" title=words::taken_back(language)>
                    <p>{words::taken_back_text(language)}</p>
                </Notice>
            }
        })
        .into_any()
}

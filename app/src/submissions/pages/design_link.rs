use domain::ids::VersionId;
use domain::submissions::{DesignLink, SlotKind};
use leptos::prelude::*;
use store::content::Slot;
use store::submissions::Entry;

use super::SlotRefusal;
use super::slot::form_class;
use crate::ui::{Field, HiddenKey};
use crate::words::submissions as words;

/// The address that stands in a design slot, checked once more: an `href` takes no other.
pub(super) fn stored_link(asked: &Slot, entry: Option<&Entry>) -> Option<DesignLink> {
    let text = entry?.text.as_deref()?;
    DesignLink::parse(text).filter(|_| asked.kind == SlotKind::Design)
}

/// A design that stands on Canva, to be opened there, and what it takes to be seen.
#[component]
pub(super) fn DesignLine(link: DesignLink) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (to, address) = (link.as_str().to_owned(), link.as_str().to_owned());
    view! {
        <p class="slot__words">
            <a href=to rel="noopener noreferrer"><bdi>{address}</bdi></a>
        </p>
        <p class="slot__hint">{words::canva_access(language)}</p>
    }
}

/// Takes the address of a design in place of its file.
#[component]
pub(super) fn DesignLinkForm(
    asked: Slot,
    entry: Option<Entry>,
    version: VersionId,
    #[prop(optional_no_strip)] refusal: Option<SlotRefusal>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let seen = entry.as_ref().map_or(0, |entry| entry.row_version);
    let stored = stored_link(&asked, entry.as_ref()).map(|link| link.as_str().to_owned());
    let error = refusal.as_ref().map(|refusal| refusal.error.clone());
    let class = form_class(error.is_some());
    let typed = refusal.and_then(|refusal| refusal.typed?.into_iter().next());
    view! {
        <form class=class method="post" action=format!("/versions/{version}/slots/{}", asked.key)>
            <HiddenKey/>
            <input type="hidden" name="row_version" value=seen/>
            <Field
                name=format!("value-{}", asked.key)
                label=words::canva_link(language)
                hint=words::canva_link_hint(language)
                value=typed.or(stored).unwrap_or_default()
                error=error
                inputmode="url"
                maxlength=2_000
            />
            <button class="button button--small" type="submit">{words::save_link(language)}</button>
        </form>
    }
}

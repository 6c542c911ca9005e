use leptos::prelude::*;
use store::cohorts::import::Import;

use crate::ui::HiddenKey;

/// The form that takes a list back, with what that means.
pub(super) fn take_back(found: &Import, text: impl Into<String>, button: &'static str) -> AnyView {
    let text: String = text.into();
    let action = format!("/cohorts/{}/imports/{}/undo", found.cohort.id, found.id);
    view! {
        <form class="stack" method="post" action=action>
            <HiddenKey/>
            <p>{text}</p>
            <p><button class="button button--danger" type="submit">{button}</button></p>
        </form>
    }
    .into_any()
}

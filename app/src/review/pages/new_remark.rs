use leptos::prelude::*;
use store::review::Desk;

use super::Typed;
use super::remark_fields::RemarkFields;
use crate::ui::islands::{Autosave, Reach};
use crate::ui::{HiddenKey, Reader};
use crate::words::review as words;

/// The form for one more remark.
#[component]
pub fn NewRemark(desk: Desk, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    let is_unsaved = !typed.remark.is_empty();
    let home = format!("/desk/{}", desk.head.id);
    let row = format!("remark-{}", desk.head.id);
    view! {
        <form class="form" method="post" action=format!("/desk/{}/remarks", desk.head.id)>
            <HiddenKey/>
            <input type="hidden" name="seen" value=desk.head.row_version/>
            {view! { <RemarkFields assignment=desk.assignment remark=typed.remark label=words::new_remark(language) errors=typed.errors/> }.into_any()}
            <Autosave
                account=Reader::account()
                row=row
                home=home
                reach=Reach::Device
                is_unsaved=is_unsaved
                received=String::new()
                language=language
            />
            <p class="field__hint form__alone">{words::save_first(language)}</p>
            <div class="form__actions">
                <button class="button" type="submit">{words::add_remark(language)}</button>
            </div>
        </form>
    }
}

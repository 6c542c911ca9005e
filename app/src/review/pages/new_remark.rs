use domain::review::{RemarkCategory, Severity};
use leptos::prelude::*;
use store::review::Desk;

use super::Typed;
use crate::submissions::category;
use crate::ui::islands::{Autosave, Reach};
use crate::ui::{Choice, Field, HiddenKey, LongField, Options, Reader};
use crate::words::review as words;

/// The form for one more remark.
#[component]
pub fn NewRemark(desk: Desk, typed: Typed) -> impl IntoView {
    let language = crate::ui::Language::current();
    let slots = std::iter::once((String::new(), words::whole_pack(language).to_owned()))
        .chain(desk.assignment.slots.iter().map(|slot| {
            (
                slot.key.clone(),
                slot.title.in_language(language).to_owned(),
            )
        }))
        .collect();
    let categories = RemarkCategory::ALL
        .iter()
        .map(|code| (code.code().to_owned(), category(language, *code).to_owned()))
        .collect();
    let remark = typed.remark.clone();
    let is_unsaved = !remark.is_empty();
    let home = format!("/desk/{}", desk.head.id);
    let row = format!("remark-{}", desk.head.id);
    let is_must = remark.severity == Severity::Must;
    view! {
        <form class="form" method="post" action=format!("/desk/{}/remarks", desk.head.id)>
            <HiddenKey/>
            <LongField
                name="words"
                label=words::new_remark(language)
                hint=words::new_remark_hint(language)
                value=remark.words
                rows=3
                limit=4000
                error=typed.error("words")
            />
            <LongField
                name="exact_words"
                label=words::exact_words(language)
                hint=words::exact_words_hint(language)
                value=remark.exact_words
                rows=2
                limit=500
                error=typed.error("exact_words")
            />
            <Field
                name="size"
                label=words::size(language)
                hint=words::size_hint(language)
                value=remark.size
                error=typed.error("size")
                unit="mm"
                maxlength=40
            />
            <fieldset class="group">
                <legend class="group__title">{words::weight(language)}</legend>
                <Choice name="severity" value=Severity::Must.code() label=words::must(language) hint=words::must_hint(language) checked=is_must/>
                <Choice name="severity" value=Severity::Should.code() label=words::should(language) hint=words::should_hint(language) checked=!is_must/>
            </fieldset>
            <Options name="category" label=words::about(language) options=categories value=remark.category.code()/>
            <Options name="slot" label=words::where_(language) options=slots value=remark.slot_key/>
            <Autosave
                account=Reader::account()
                row=row
                home=home
                reach=Reach::Device
                is_unsaved=is_unsaved
                received=String::new()
                language=language
            />
            <div class="form__actions">
                <button class="button" type="submit">{words::add_remark(language)}</button>
            </div>
        </form>
    }
}

use domain::review::{RemarkCategory, Severity};
use leptos::prelude::*;
use store::content::Assignment;

use super::TypedRemark;
use crate::submissions::category;
use crate::ui::{Choice, Field, LongField, Options};
use crate::words::review as words;

/// Everything that a remark says, to be typed.
#[component]
pub fn RemarkFields(
    assignment: Assignment,
    remark: TypedRemark,
    /// What the field of its words is called.
    label: &'static str,
    errors: Vec<(String, String)>,
) -> impl IntoView {
    let language = crate::ui::Language::current();
    let slots = std::iter::once((String::new(), words::whole_pack(language).to_owned()))
        .chain(assignment.slots.iter().map(|slot| {
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
    let error = |field: &str| {
        errors
            .iter()
            .find(|(place, _)| place == field)
            .map(|(_, text)| text.clone())
    };
    let is_must = remark.severity == Severity::Must;
    view! {
        <LongField
            name="words"
            label=label
            hint=words::new_remark_hint(language)
            value=remark.words
            rows=3
            limit=4000
            error=error("words")
        />
        <LongField
            name="exact_words"
            label=words::exact_words(language)
            hint=words::exact_words_hint(language)
            value=remark.exact_words
            rows=2
            limit=500
            error=error("exact_words")
        />
        <Field
            name="size"
            label=words::size(language)
            hint=words::size_hint(language)
            value=remark.size
            error=error("size")
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
    }
}

use leptos::prelude::*;

use crate::ui::{Choice, ErrorSummary, Field, Options, TextArea};
use crate::words::style as words;

/// Fields as they are, refused, with a unit; a list, a text.
pub(super) fn fields(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let named = |name: &str| format!("{side}-{name}");
    let categories = [words::food(language), words::drink(language)]
        .map(|text| (text.to_owned(), text.to_owned()))
        .to_vec();
    view! {
        <div class="form">
            <ErrorSummary title=words::one_to_mend(language) errors=vec![(named("wrong"), words::name_missing(language).to_owned())]/>
            <Field name=named("plain") label=words::product_name(language) hint=words::name_hint(language) value=words::sample_product(language)/>
            <Field name=named("wrong") label=words::product_name(language) hint=words::name_hint(language) error=Some(words::name_missing(language).to_owned())/>
            <Field name=named("unit") label=words::letter_height(language) unit="mm" inputmode="decimal" value="1"/>
            <Options name=named("list") label=words::category(language) options=categories/>
            <div class="field">
                <label class="field__label" for=named("text")>{words::note(language)}</label>
                <TextArea id=named("text") name=named("text") value=words::sample_remark(language)/>
            </div>
        </div>
    }
    .into_any()
}

/// One of several, some of several, a file.
pub(super) fn choices(side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let named = |name: &str| format!("{side}-{name}");
    view! {
        <div class="form">
            <fieldset class="group">
                <legend class="group__title">{words::weight(language)}</legend>
                <Choice name=named("weight") value="must" label=words::must(language) hint=words::must_hint(language) checked=true/>
                <Choice name=named("weight") value="should" label=words::should(language) hint=words::should_hint(language)/>
            </fieldset>
            <fieldset class="group">
                <legend class="group__title">{words::markets(language)}</legend>
                <Choice name=named("market") kind="checkbox" value="my" label="Malaysia" checked=true/>
                <Choice name=named("market") kind="checkbox" value="th" label="Thailand"/>
            </fieldset>
            <div class="field">
                <label class="field__label" for=named("file")>{words::front(language)}</label>
                <input class="file-input" type="file" id=named("file")/>
            </div>
        </div>
    }
    .into_any()
}

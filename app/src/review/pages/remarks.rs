use domain::review::{RemarkCategory, Severity};
use leptos::prelude::*;
use store::review::Desk;

use crate::submissions::{category, severity};
use crate::ui::{Choice, HiddenKey, Options, TextArea};
use crate::words::review as words;

/// New remarks: the list, and the form for one more.
#[component]
pub fn Remarks(desk: Desk, typed: String, is_open: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let own: Vec<_> = desk
        .remarks
        .iter()
        .filter(|remark| remark.carried_from.is_none())
        .cloned()
        .collect();
    view! {
        <section class="stack" id="remarks">
            <h2>{words::remarks(language)}</h2>
            {own.is_empty().then(|| view! { <p class="card__meta">{words::no_remarks(language)}</p> })}
            <ol>
                {own
                    .into_iter()
                    .map(|remark| {
                        let (badge, weight) = severity(language, remark.severity);
                        let slot = remark
                            .slot_key
                            .as_deref()
                            .and_then(|key| desk.assignment.slot(key))
                            .map(|slot| format!(" · {}", slot.title.in_language(language)));
                        view! {
                            <li class="remark">
                                <span class="remark__number">{remark.number}</span>
                                <p class="remark__severity">
                                    <span class=badge>{weight}</span>
                                    <span class="card__meta">{category(language, remark.category)}{slot}</span>
                                </p>
                                <div class="remark__words"><p>{remark.words}</p></div>
                                {is_open
                                    .then(|| {
                                        view! {
                                            <form method="post" action=format!("/desk/{}/remarks/{}/remove", desk.head.id, remark.id)>
                                                <HiddenKey/>
                                                <button class="link-button" type="submit">{words::remove(language)}</button>
                                            </form>
                                        }
                                    })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {(is_open || !typed.is_empty()).then(|| view! { <NewRemark desk=desk.clone() typed=typed/> })}
        </section>
    }
}

#[component]
fn NewRemark(desk: Desk, typed: String) -> impl IntoView {
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
    view! {
        <form class="form" method="post" action=format!("/desk/{}/remarks", desk.head.id)>
            <HiddenKey/>
            <div class="field">
                <label class="field__label" for="words">{words::new_remark(language)}</label>
                <p class="field__hint" id="words-hint">{words::new_remark_hint(language)}</p>
                <TextArea id="words" name="words" value=typed rows=3 maxlength=4000 described_by="words-hint"/>
            </div>
            <fieldset class="group">
                <legend class="group__title">{words::weight(language)}</legend>
                <Choice name="severity" value=Severity::Must.code() label=words::must(language) hint=words::must_hint(language) checked=true/>
                <Choice name="severity" value=Severity::Should.code() label=words::should(language) hint=words::should_hint(language)/>
            </fieldset>
            <Options name="category" label=words::about(language) options=categories/>
            <Options name="slot" label=words::where_(language) options=slots/>
            <div class="form__actions">
                <button class="button" type="submit">{words::add_remark(language)}</button>
            </div>
        </form>
    }
}

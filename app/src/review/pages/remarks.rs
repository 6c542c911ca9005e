use domain::ids::{RemarkId, VersionId};
use leptos::prelude::*;
use store::review::Desk;

use super::Typed;
use super::new_remark::NewRemark;
use crate::submissions::{Exact, category, severity};
use crate::ui::FieldError;
use crate::words::review as words;

/// New remarks: the list, and the form for one more.
#[component]
pub fn Remarks(desk: Desk, typed: Typed, is_open: bool) -> impl IntoView {
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
            <FieldError name="remarks" error=typed.error("remarks")/>
            {own.is_empty().then(|| view! { <p class="card__meta">{words::no_remarks(language)}</p> })}
            <ol class="remarks" role="list">
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
                                <Exact words=remark.exact_words size=remark.size_mm/>
                                {is_open.then(|| view! { <Change desk=desk.head.id remark=remark.id number=remark.number/> })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            {(is_open || !typed.remark.is_empty()).then(|| view! { <NewRemark desk=desk.clone() typed=typed.clone()/> })}
        </section>
    }
}

/// To put it into other words, or to take it back. Both belong to the judgement's form, so that nothing typed there is lost.
#[component]
fn Change(desk: VersionId, remark: RemarkId, number: i64) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <p class="cluster remark__actions">
            <button
                class="link-button"
                type="submit"
                form="judgement"
                name="remark"
                value=remark.0
                aria-label=words::edit_remark(language, number)
            >
                {words::edit(language)}
            </button>
            <button
                class="link-button"
                type="submit"
                form="judgement"
                formaction=format!("/desk/{desk}/remarks/{remark}/remove")
                aria-label=words::remove_remark(language, number)
            >
                {words::remove(language)}
            </button>
        </p>
    }
}

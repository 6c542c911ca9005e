use axum::response::Response;
use domain::ids::RemarkId;
use domain::language::Language;
use leptos::prelude::*;
use store::review::{Desk, Remark};

use super::TypedRemark;
use super::remark_fields::RemarkFields;
use super::sent::WhatWasSent;
use crate::context::Person;
use crate::shell::{Head, Width, render};
use crate::submissions::{Exact, category, severity};
use crate::ui::islands::{Autosave, Reach};
use crate::ui::{Crumbs, ErrorSummary, HiddenKey, Notice, Reader};
use crate::words::review as words;

/// A remark in its form.
#[derive(Clone)]
pub struct EditedRemark {
    /// Which one.
    pub id: RemarkId,
    /// Its number.
    pub number: i64,
    /// What it says, or shall say.
    pub remark: TypedRemark,
    /// The row version that was shown.
    pub row_version: i64,
    /// The same as it is stored, when it was changed meanwhile.
    pub stale: Option<Remark>,
    /// Everything that has to be mended, with its field.
    pub errors: Vec<(String, String)>,
    /// Whether the form holds words that were not saved.
    pub is_unsaved: bool,
}

impl EditedRemark {
    /// A remark as it is stored.
    #[must_use]
    pub fn of(language: Language, remark: &Remark) -> Self {
        Self {
            id: remark.id,
            number: remark.number,
            remark: TypedRemark::of(language, remark),
            row_version: remark.row_version,
            stale: None,
            errors: Vec::new(),
            is_unsaved: false,
        }
    }
}

/// A remark to be put into other words, beside what was sent.
pub(in crate::review) async fn edit_remark_page(
    person: &Person,
    desk: Desk,
    typed: EditedRemark,
) -> Response {
    let visitor = &person.visitor;
    let title = words::edit_remark(visitor.language, typed.number);
    let head = Head::new(title, "/queue")
        .wide(Width::Desk)
        .refused(!typed.errors.is_empty());
    render(visitor, head, move || {
        view! { <Page desk=desk.clone() typed=typed.clone()/> }
    })
    .await
}

#[component]
fn Page(desk: Desk, typed: EditedRemark) -> impl IntoView {
    let language = crate::ui::Language::current();
    let home = format!("/desk/{}", desk.head.id);
    let action = format!("{home}/remarks/{}/edit", typed.id);
    let crumbs = vec![
        ("/queue".to_owned(), words::queue(language).to_owned()),
        (home.clone(), desk.product.name.clone()),
    ];
    let stale = typed.stale.clone().map(|stale| {
        let assignment = desk.assignment.clone();
        view! { <Stale stale=stale assignment=assignment/> }
    });
    view! {
        <Crumbs links=crumbs/>
        <div class="desk">
            <div class="desk__head"><h1 class="desk__title">{words::edit_remark(language, typed.number)}</h1></div>
            <div class="desk__picture"><WhatWasSent desk=desk.clone()/></div>
            <div class="desk__form">
                <ErrorSummary title=words::not_yet(language) errors=typed.errors.clone()/>
                {stale}
                <form class="form" method="post" action=action>
                    <HiddenKey/>
                    <input type="hidden" name="row_version" value=typed.row_version/>
                    {view! { <RemarkFields assignment=desk.assignment remark=typed.remark label=words::remark_words(language) errors=typed.errors/> }.into_any()}
                    <Autosave
                        account=Reader::account()
                        row=format!("edit-remark-{}", typed.id)
                        home=home.clone()
                        reach=Reach::Device
                        is_unsaved=typed.is_unsaved
                        received=String::new()
                        language=language
                    />
                    <div class="form__actions">
                        <button class="button button--primary" type="submit">{words::save_remark(language)}</button>
                        <a class="button button--quiet" href=format!("{home}#remarks")>{words::back_to_desk(language)}</a>
                    </div>
                </form>
            </div>
        </div>
    }
}

/// The remark as it is stored, beside what was typed.
#[component]
fn Stale(stale: Remark, assignment: store::content::Assignment) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (badge, weight) = severity(language, stale.severity);
    let slot = stale
        .slot_key
        .as_deref()
        .and_then(|key| assignment.slot(key))
        .map_or_else(
            || words::whole_pack(language),
            |slot| slot.title.in_language(language),
        )
        .to_owned();
    view! {
        <Notice kind="warning" title=words::remark_stale(language)>
            <p>{words::remark_stale_text(language)}</p>
            <p class="cluster">
                <span class=badge>{weight}</span>
                <span>{category(language, stale.category)}" · "{slot}</span>
            </p>
            <p class="feedback__words">{stale.words}</p>
            <Exact words=stale.exact_words size=stale.size_mm/>
        </Notice>
    }
}

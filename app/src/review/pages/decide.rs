use domain::ids::VersionId;
use domain::review;
use leptos::prelude::*;
use store::review::Desk;

use super::own_checked::OwnChecked;
use crate::format;
use crate::ui::{HiddenKey, Notice};
use crate::words::review as words;

/// What has become of the judgement: hidden, seen, corrected, or past correcting.
#[component]
pub fn Standing(desk: Desk) -> impl IntoView {
    let language = crate::ui::Language::current();
    let seen_since = desk.showings.first().map(|last| {
        words::seen_since(
            language,
            format::moment(language, last.visible_from),
            &last.by,
        )
    });
    match desk.standing {
        review::Standing::Open => ().into_any(),
        review::Standing::OwnCheck => view! { <OwnChecked desk=desk/> }.into_any(),
        review::Standing::Overtaken => view! {
            <Notice kind="info" title=words::released(language)>{words::overtaken(language)}</Notice>
        }
        .into_any(),
        review::Standing::Seen => {
            let sheet = format!("/versions/{}/sheet", desk.head.id);
            let text = if desk.has_unshown_changes() {
                words::changes_unshown(language)
            } else {
                words::correctable(language)
            };
            view! {
                <Notice kind="success" title=words::released(language)>
                    <p>{seen_since}</p>
                    <p>{text}</p>
                    <p><a href=sheet>{words::open_sheet(language)}</a></p>
                </Notice>
            }
            .into_any()
        }
        review::Standing::Hidden => match desk.shown_from {
            Some(shown_from) => view! {
                <Notice kind="info" title=words::shown_at(language, format::time_of_day(language, shown_from))>
                    {words::recall_until(language)}
                </Notice>
                <form method="post" action=format!("/desk/{}/recall", desk.head.id)>
                    <HiddenKey/>
                    <button class="button" type="submit">{words::recall(language)}</button>
                </form>
            }
            .into_any(),
            None => view! { <Notice kind="success" title=words::released(language)/> }.into_any(),
        },
    }
}

/// Looking at it as the participant will, and showing it.
#[component]
pub fn Decide(desk: Desk, is_open: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let is_correction = desk.standing == review::Standing::Seen;
    let has_something = !is_correction || desk.has_unshown_changes();
    (is_open && has_something).then(|| {
        let title = if is_correction {
            words::release_again_title(language)
        } else {
            words::release_title(language)
        };
        view! {
            <section class="stack" id="release">
                <h2>{title}</h2>
                <p class="card__meta">{words::release_text(language)}</p>
                <p><a class="button" href=format!("/desk/{}/preview", desk.head.id)>{words::open_preview(language)}</a></p>
                <div class="cluster"><ReleaseButtons desk=desk.head.id form="judgement"/></div>
            </section>
        }
    })
}

/// The two ways of showing it. Where the judgement can be typed they belong to its form: one press saves and shows it.
#[component]
pub fn ReleaseButtons(desk: VersionId, #[prop(optional)] form: &'static str) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (form, action) = match form {
        "" => (None, None),
        form => (Some(form), Some(format!("/desk/{desk}/release"))),
    };
    view! {
        <button class="button button--primary" type="submit" form=form formaction=action.clone() name="when" value="soon">
            {words::release(language)}
        </button>
        <button class="button" type="submit" form=form formaction=action name="when" value="now">{words::release_now(language)}</button>
    }
}

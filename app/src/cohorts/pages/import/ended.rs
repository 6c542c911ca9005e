use domain::language::Language;
use domain::time::Timestamp;
use leptos::prelude::*;
use store::cohorts::import::{Import, UNDO_WITHIN};

use super::take_back::take_back;
use crate::format;
use crate::ui::Notice;
use crate::words::cohorts as words;

/// A list that is in, and how long it can be taken back.
pub(super) fn done(language: Language, found: &Import, now: Timestamp) -> AnyView {
    let base = format!("/cohorts/{}", found.cohort.id);
    let until = found.finished_at.map(|at| at.plus(UNDO_WITHIN));
    let undo = until.filter(|until| now <= *until).map(|until| {
        let text = words::undo_text(language, format::moment(language, until));
        take_back(found, text, words::undo(language))
    });
    view! {
        <Notice kind="success" title=words::import_done_title(language)>
            <p>{words::import_done_text(language)}</p>
            <p class="cluster">
                <a class="button button--primary" href=format!("{base}/allocation")>
                    {words::allocate_mentors(language)}
                </a>
                <a class="button" href=format!("{base}/slips")>{words::slips(language)}</a>
            </p>
        </Notice>
        {undo}
    }
    .into_any()
}

/// A list that was taken back, and what stayed.
pub(super) fn undone(language: Language, found: &Import) -> AnyView {
    let stayed =
        (!found.stayed.is_empty()).then(|| words::undone_stayed(language, found.stayed.join(", ")));
    let kept =
        (!found.kept.is_empty()).then(|| words::undone_kept(language, found.kept.join(", ")));
    view! {
        <Notice kind="info" title=words::undone_title(language)>
            <p>{words::undone_text(language)}</p>
            {stayed.map(|text| view! { <p>{text}</p> })}
            {kept.map(|text| view! { <p>{text}</p> })}
        </Notice>
    }
    .into_any()
}

/// A list that nobody let in while its rows were kept.
pub(super) fn lapsed(language: Language) -> AnyView {
    view! {
        <Notice kind="info" title=words::lapsed_title(language)>
            <p>{words::lapsed_text(language)}</p>
        </Notice>
    }
    .into_any()
}

use domain::language::Language;
use domain::learning::Completable;
use domain::time::Zone;
use leptos::prelude::*;
use store::cohorts::participant::ParticipantPage;
use store::cohorts::progress::completables;
use store::content::OutlineModule;

use crate::format;
use crate::words::cohorts as words;

/// One module with everything in it, each with its state in words.
pub(super) fn part(language: Language, found: &ParticipantPage, module: &OutlineModule) -> AnyView {
    let title = module.title.in_language(language).to_owned();
    let rows = completables(module).map(|(kind, key)| {
        let name = match kind {
            Completable::Lesson => module
                .lessons
                .iter()
                .find(|lesson| lesson.key == key)
                .map(|lesson| lesson.title.in_language(language).to_owned()),
            Completable::Assignment => module
                .assignment
                .as_ref()
                .map(|(_, title)| title.in_language(language).to_owned()),
            Completable::Quiz => None,
        };
        let kind_word = match kind {
            Completable::Lesson => words::lesson(language),
            Completable::Quiz => words::quiz(language),
            Completable::Assignment => words::assignment(language),
        };
        let name = name.map_or_else(|| kind_word.to_owned(), |name| format!("{kind_word}: {name}"));
        let (class, state) = stand(language, found, kind, key);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{name}</th>
                <td role="cell" data-label=words::state(language)><span class=class>{state}</span></td>
            </tr>
        }
    });
    view! {
        <section class="stack" id=format!("module-{}", module.key)>
            <h2>{title.clone()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{words::what(language)}</th>
                            <th scope="col" role="columnheader">{words::state(language)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn stand(
    language: Language,
    found: &ParticipantPage,
    kind: Completable,
    key: &str,
) -> (&'static str, String) {
    if let Some(at) = found.completed.get(&(kind, key.to_owned())) {
        let date = format::date(language, at.date(Zone::Wib));
        return ("badge badge--good", words::completed_on(language, date));
    }
    let sent = found
        .submissions
        .iter()
        .find(|(assignment, ..)| kind == Completable::Assignment && assignment == key);
    let text = match sent.map(|(_, _, state)| state.as_str()) {
        Some("draft") => words::draft_begun(language),
        Some("own_check") => words::own_checking(language),
        Some("released") => words::answered(language),
        Some(_) => words::sent_waiting(language),
        None => return ("badge badge--neutral", words::not_yet(language).to_owned()),
    };
    ("badge badge--progress", text.to_owned())
}

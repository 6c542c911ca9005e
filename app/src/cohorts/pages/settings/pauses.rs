use domain::language::Language;
use leptos::prelude::*;
use store::cohorts::settings::{Pause, Settings};

use crate::cohorts::pages::Refused;
use crate::format;
use crate::ui::{Field, HiddenKey};
use crate::words::cohorts as words;

/// The pauses of a cohort, and one more.
pub(super) fn pauses(language: Language, found: &Settings, refused: &Refused) -> AnyView {
    let base = format!("/cohorts/{}/pauses", found.cohort.id);
    let rows = found.pauses.iter().map(|pause| one(language, &base, pause));
    let list = if found.pauses.is_empty() {
        view! { <p>{words::no_pauses(language)}</p> }.into_any()
    } else {
        view! { <ul class="rows" role="list">{rows.collect_view()}</ul> }.into_any()
    };
    let typed = |name: &str| refused.fields.text(name).to_owned();
    let is_open = refused.fields.has("pause_name");
    view! {
        <section class="stack">
            <h2>{words::pauses(language)}</h2>
            <p>{words::pauses_lead(language)}</p>
            {list}
            <details open=is_open>
                <summary>{words::add_pause(language)}</summary>
                <form class="form" method="post" action=base.clone()>
                    <HiddenKey/>
                    <Field
                        name="pause_name"
                        label=words::pause_name(language)
                        value=typed("pause_name")
                        error=refused.error("pause_name")
                        maxlength=120
                    />
                    <Field
                        name="pause_first"
                        kind="date"
                        label=words::pause_first(language)
                        value=typed("pause_first")
                        error=refused.error("pause_first")
                    />
                    <Field
                        name="pause_last"
                        kind="date"
                        label=words::pause_last(language)
                        value=typed("pause_last")
                        error=refused.error("pause_last")
                    />
                    <div class="form__actions">
                        <button class="button" type="submit">{words::add_pause(language)}</button>
                    </div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn one(language: Language, base: &str, pause: &Pause) -> AnyView {
    let days = format!(
        "{} – {}",
        format::date(language, pause.first_day),
        format::date(language, pause.last_day)
    );
    view! {
        <li class="rows__item">
            <span><strong>{pause.name.clone()}</strong> " " {days}</span>
            <form method="post" action=format!("{base}/{}/remove", pause.id)>
                <HiddenKey/>
                <button class="button button--quiet button--small" type="submit">
                    {words::remove_pause(language, &pause.name)}
                </button>
            </form>
        </li>
    }
    .into_any()
}

use leptos::prelude::*;

use crate::ui::{BackLink, Crumbs, Facts, Notice, PageHead};
use crate::words::style as words;

/// What a page tells: notices and the line after something was done.
pub(super) fn notices(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let text = words::notice_text(language);
    view! {
        <div class="stack">
            <p class="flash" role="status">{words::flash(language)}</p>
            <Notice kind="info" title=words::info(language)>{text}</Notice>
            <Notice kind="success" title=words::success(language)>{text}</Notice>
            <Notice kind="warning" title=words::warning(language)>{text}</Notice>
            <Notice kind="danger" title=words::danger(language)>{text}</Notice>
        </div>
    }
    .into_any()
}

/// Where a page stands, its head, the one next step, cards.
pub(super) fn cards(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let crumbs = [words::lessons(language), words::sample_module(language)]
        .map(|text| ("#main".to_owned(), text.to_owned()))
        .to_vec();
    view! {
        <Crumbs links=crumbs/>
        <PageHead kicker=words::kicker(language) title=words::sample_title(language) lead=words::notice_text(language)/>
        <section class="today">
            <p class="today__due">{words::due(language)}</p>
            <h3 class="today__title">{words::next_step(language)}</h3>
            <p class="today__text">{words::notice_text(language)}</p>
            <p class="today__action"><a class="button button--primary" href="#main">{words::read(language)}</a></p>
        </section>
        <br/>
        <div class="grid">
            {[words::not_started(language), words::done(language)]
                .map(|state| {
                    view! {
                        <article class="card card--link">
                            <h3 class="card__title"><a href="#main">{words::sample_product(language)}</a></h3>
                            <p class="card__meta">{words::food(language)}</p>
                            <p class="card__foot"><span class="badge badge--neutral">{state}</span></p>
                        </article>
                    }
                })
                .collect_view()}
        </div>
        <BackLink href="#main" text=words::lessons(language)/>
    }
    .into_any()
}

/// Steps in order, a line of time, facts, the path.
pub(super) fn orders(_side: &'static str) -> AnyView {
    let language = crate::ui::Language::current();
    let facts = vec![
        (
            words::product(language).to_owned(),
            words::sample_product(language).to_owned(),
        ),
        (
            words::category(language).to_owned(),
            words::food(language).to_owned(),
        ),
    ];
    view! {
        <div class="stack">
            <ol class="steps">
                <li><strong>{words::step_one(language)}</strong></li>
                <li><strong>{words::step_two(language)}</strong></li>
            </ol>
            <ol class="timeline">
                <li class="timeline__item--done">{words::enrolled(language)}</li>
                <li class="timeline__item--current">{words::running(language)}</li>
                <li>{words::passed(language)}</li>
            </ol>
            <Facts facts=facts/>
            <section class="path__module">
                <div class="path__module-head"><h3>{words::sample_module(language)}</h3><span class="badge badge--progress">"1/3"</span></div>
                <ol>
                    <li class="path__lesson path__lesson--done"><a href="#main">{words::sample_lesson(language)}</a><span class="path__state">{words::done(language)}</span></li>
                    <li class="path__lesson path__lesson--current"><a href="#main" aria-current="step">{words::sample_lesson(language)}</a><span class="path__state">{words::running(language)}</span></li>
                    <li class="path__lesson"><a href="#main">{words::sample_lesson(language)}</a><span class="path__state">{words::not_started(language)}</span></li>
                </ol>
            </section>
        </div>
    }
    .into_any()
}

use axum::response::{IntoResponse, Redirect, Response};
use domain::learning::{Step, StepState};
use leptos::prelude::*;
use store::content::OutlineModule;
use store::learning::{Path, path};

use crate::context::Person;
use crate::learning::panels::{belongs, panels, progress_of};
use crate::learning::steps;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{CartonDrawing, PageHead};
use crate::words::learning as words;

/// The whole course as a path.
pub async fn learn(person: Person) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let Some(path) = path(&visitor.site.db, &person.actor, visitor.now).await? else {
        return Ok(Redirect::to("/today").into_response());
    };
    Ok(render(visitor, Head::new(words::learn(language), "/learn"), move || {
        let progress = progress_of(path.steps.iter());
        view! {
            <PageHead
                title=path.outline.title.in_language(language).to_owned()
                lead=words::done_of(language, progress.done, progress.total)
            />
            <CartonDrawing panels=panels(&path, language) label=words::percent_done(language, progress.percent())/>
            <div class="path">
                {path
                    .outline
                    .modules
                    .iter()
                    .map(|module| view! { <Module path=path.clone() module=module.clone()/> })
                    .collect_view()}
            </div>
        }
    })
    .await)
}

#[component]
fn Module(path: Path, module: OutlineModule) -> impl IntoView {
    let language = crate::ui::Language::current();
    let current = path.next();
    let own: Vec<Step> = path
        .steps
        .iter()
        .filter(|step| belongs(&module, step))
        .cloned()
        .collect();
    let progress = progress_of(own.iter());
    let badge = if progress.is_complete() {
        view! { <span class="badge badge--good">{words::done(language)}</span> }.into_any()
    } else {
        view! { <span class="badge badge--progress">{words::of(language, progress.done, progress.total)}</span> }.into_any()
    };
    view! {
        <section class="path__module" id=module.key.clone()>
            <div class="path__module-head">
                <h2>{module.title.in_language(language).to_owned()}</h2>
                {badge}
            </div>
            <ol>
                {own
                    .into_iter()
                    .map(|step| {
                        let is_current = current.as_ref() == Some(&step);
                        let class = match step.state {
                            StepState::Done => "path__lesson path__lesson--done",
                            _ if is_current => "path__lesson path__lesson--current",
                            _ => "path__lesson",
                        };
                        view! {
                            <li class=class>
                                <a href=steps::href(&path, &step) aria-current=is_current.then_some("step")>
                                    {steps::title(&path, &step, language)}
                                </a>
                                <span class="path__state">{steps::state(&path, &step, language)}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

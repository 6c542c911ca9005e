use leptos::prelude::*;
use store::content::{Outline, OutlineModule};

use crate::words::catalog as words;

/// What is taught, module by module.
#[component]
pub(super) fn Course(course: Outline) -> impl IntoView {
    let language = crate::ui::Language::current();
    let lessons = course
        .modules
        .iter()
        .map(|module| module.lessons.len())
        .sum();
    let minutes: i64 = course.modules.iter().map(minutes).sum();
    view! {
        <section class="stack" id="course">
            <h2>{course.title.in_language(language).to_owned()}</h2>
            <p>
                {course.summary.in_language(language).to_owned()}
                " "
                {words::lessons_minutes(language, count(lessons), minutes)}"."
            </p>
            <ol class="modules">
                {course.modules.into_iter().map(|module| view! { <Module module=module/> }).collect_view()}
            </ol>
        </section>
    }
}

#[component]
fn Module(module: OutlineModule) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (lessons, minutes) = (count(module.lessons.len()), minutes(&module));
    view! {
        <li class="modules__one">
            <div>
                <h3 class="modules__title">{module.title.in_language(language).to_owned()}</h3>
                <p class="card__meta">{words::lessons_minutes(language, lessons, minutes)}</p>
            </div>
            <div>
                <p>{module.summary.in_language(language).to_owned()}</p>
                <ul class="modules__lessons">
                    {module
                        .lessons
                        .iter()
                        .map(|lesson| view! { <li>{lesson.title.in_language(language).to_owned()}</li> })
                        .collect_view()}
                </ul>
            </div>
        </li>
    }
}

fn minutes(module: &OutlineModule) -> i64 {
    module.lessons.iter().map(|lesson| lesson.minutes).sum()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

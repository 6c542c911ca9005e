use axum::response::Response;
use leptos::prelude::*;
use store::content::{Outline, latest_revision, outline};

use crate::context::Visitor;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::Asset;
use crate::words::catalog as words;

/// The first page: what the programme is, how it goes, what is taught.
pub async fn home(visitor: Visitor) -> Result<Response, Problem> {
    let course = newest(&visitor).await?;
    let language = visitor.language;
    let is_inside = visitor.signed_in.is_some();
    let head = Head::new(words::home(language), "/").wide(Width::Wide);
    Ok(render(&visitor, head, move || {
        view! {
            <section class="hero">
                <div>
                    <h1 class="hero__title">{words::hero_title(language)}</h1>
                    <p class="hero__text">{words::hero_text(language)}</p>
                    <div class="hero__actions">
                        <a class="button button--primary" href=if is_inside { "/today" } else { "/login" }>{words::enter(language)}</a>
                        <a class="button" href="#course">{words::see_course(language)}</a>
                    </div>
                </div>
                <div class="hero__picture"><Asset name="hero.svg" width=400 height=360 alt=words::hero_alt(language)/></div>
            </section>
            <section class="grid grid--three" aria-label=words::how(language)>
                <Feature number=words::step(language, 1) title=words::step_1(language) text=words::step_1_text(language)/>
                <Feature number=words::step(language, 2) title=words::step_2(language) text=words::step_2_text(language)/>
                <Feature number=words::step(language, 3) title=words::step_3(language) text=words::step_3_text(language)/>
            </section>
            <section class="band">
                <h2>{words::road(language)}</h2>
                <ol class="stages">
                    {words::stages(language).split('|').map(|stage| view! { <li>{stage}</li> }).collect_view()}
                </ol>
            </section>
            {course.clone().map(|course| view! { <Course course=course/> })}
        }
    })
    .await)
}

async fn newest(visitor: &Visitor) -> Result<Option<Outline>, Problem> {
    let mut reader = visitor.site.db.reader().await?;
    let mut conn = reader.conn();
    Ok(match latest_revision(&mut conn).await? {
        Some(revision) => Some(outline(&mut conn, revision).await?),
        None => None,
    })
}

#[component]
fn Feature(number: String, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <div class="feature">
            <p class="feature__number">{number}</p>
            <h2 class="feature__title">{title}</h2>
            <p class="feature__text">{text}</p>
        </div>
    }
}

#[component]
fn Course(course: Outline) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="stack" id="course">
            <h2>{course.title.in_language(language).to_owned()}</h2>
            <p>{course.summary.in_language(language).to_owned()}</p>
            <div class="grid grid--three">
                {course
                    .modules
                    .iter()
                    .map(|module| {
                        let minutes: i64 = module.lessons.iter().map(|lesson| lesson.minutes).sum();
                        let count = i64::try_from(module.lessons.len()).unwrap_or(0);
                        view! {
                            <article class="card">
                                <h3 class="card__title">{module.title.in_language(language).to_owned()}</h3>
                                <p class="card__body">{module.summary.in_language(language).to_owned()}</p>
                                <ul class="card__body">
                                    {module
                                        .lessons
                                        .iter()
                                        .map(|lesson| view! { <li>{lesson.title.in_language(language).to_owned()}</li> })
                                        .collect_view()}
                                </ul>
                                <p class="card__foot"><span class="card__meta">{words::lessons_minutes(language, count, minutes)}</span></p>
                            </article>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

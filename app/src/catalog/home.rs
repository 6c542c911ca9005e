mod course;
mod example;

use axum::response::Response;
use leptos::prelude::*;
use store::content::{Outline, latest_revision, outline};

use self::course::Course;
use self::example::Example;
use crate::context::Visitor;
use crate::problem::Problem;
use crate::shell::{Head, Width, render};
use crate::ui::{Asset, Icon};
use crate::words::catalog as words;

/// The first page: what the programme is, what happens step by step, what a mentor's answer looks like, what is taught.
pub async fn home(visitor: Visitor) -> Result<Response, Problem> {
    let course = newest(&visitor).await?;
    let language = visitor.language;
    let is_inside = visitor.signed_in.is_some();
    let head = Head::new(words::home(language), "/").wide(Width::Wide);
    Ok(render(&visitor, head, move || {
        view! {
            <Hero is_inside=is_inside/>
            <section class="stack" aria-labelledby="how">
                <h2 id="how">{words::how(language)}</h2>
                <ol class="journey">
                    <Step picture="step-learn.svg" title=words::step_1(language) text=words::step_1_text(language)/>
                    <Step picture="step-send.svg" title=words::step_2(language) text=words::step_2_text(language)/>
                    <Step picture="step-notes.svg" title=words::step_3(language) text=words::step_3_text(language)/>
                    <Step picture="step-print.svg" title=words::step_4(language) text=words::step_4_text(language)/>
                </ol>
            </section>
            <Example/>
            <section class="band">
                <h2>{words::road(language)}</h2>
                <p class="band__text">{words::road_text(language)}</p>
                <ol class="stages">
                    {words::stages(language).split('|').map(|stage| view! { <li>{stage}</li> }).collect_view()}
                </ol>
            </section>
            <section class="stack" aria-labelledby="promises">
                <h2 id="promises">{words::promises(language)}</h2>
                <ul class="promises">
                    <Promise icon="clock" title=words::promise_dated(language) text=words::promise_dated_text(language)/>
                    <Promise icon="lock" title=words::promise_secret(language) text=words::promise_secret_text(language)/>
                    <Promise icon="chart" title=words::promise_figures(language) text=words::promise_figures_text(language)/>
                    <Promise icon="info" title=words::promise_sources(language) text=words::promise_sources_text(language)/>
                </ul>
            </section>
            {course.clone().map(|course| view! { <Course course=course/> })}
            {(!is_inside).then(|| view! { <Door/> })}
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
fn Hero(is_inside: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    let (href, action) = if is_inside {
        ("/today", words::go_on(language))
    } else {
        ("/login", words::enter(language))
    };
    view! {
        <section class="hero">
            <div>
                <p class="page-head__kicker">{words::hero_kicker(language)}</p>
                <h1 class="hero__title">{words::hero_title(language)}</h1>
                <p class="hero__text">{words::hero_text(language)}</p>
                <div class="hero__actions">
                    <a class="button button--primary" href=href>{action}</a>
                    <a class="button button--quiet" href="#course">{words::see_course(language)}</a>
                </div>
            </div>
            <div class="hero__picture"><Asset name="hero.svg" width=400 height=360 alt=words::hero_alt(language)/></div>
        </section>
    }
}

#[component]
fn Step(picture: &'static str, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <li class="journey__step">
            <Asset class="journey__picture" name=picture width=160 height=112/>
            <div>
                <h3 class="journey__title">{title}</h3>
                <p class="journey__text">{text}</p>
            </div>
        </li>
    }
}

#[component]
fn Promise(icon: &'static str, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <li class="promises__one">
            <Icon name=icon/>
            <div>
                <h3 class="promises__title">{title}</h3>
                <p class="promises__text">{text}</p>
            </div>
        </li>
    }
}

/// For those who are not in yet: how one gets in.
#[component]
fn Door() -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <section class="door">
            <div>
                <h2 class="door__title">{words::door(language)}</h2>
                <p>{words::door_text(language)}</p>
            </div>
            <a class="button" href="/code">{words::door_code(language)}</a>
        </section>
    }
}

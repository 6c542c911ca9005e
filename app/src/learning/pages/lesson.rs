mod reader;

use axum::extract::{Path, Query};
use axum::response::Response;
use leptos::prelude::*;
use store::content::Source;
use store::learning::{LessonPage, lesson_page};

use self::reader::LessonReader;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Crumbs, HiddenKey, Icon};
use crate::words::learning as words;

/// Which part of a lesson.
#[derive(serde::Deserialize)]
pub struct Part {
    part: Option<i64>,
}

/// One part of a lesson.
pub async fn lesson(
    reader: LessonReader,
    Path(key): Path<String>,
    Query(part): Query<Part>,
) -> Result<Response, Problem> {
    let visitor = &reader.person.visitor;
    let language = visitor.language;
    let standing = reader.standing.ok_or(Problem::NotFound)?;
    let page = lesson_page(&visitor.site.db, standing, &key, part.part, language).await?;
    let title = page.lesson.title.in_language(language).to_owned();
    Ok(render(
        visitor,
        Head::new(title, "/learn"),
        move || view! { <Lesson page=page.clone()/> },
    )
    .await)
}

#[component]
fn Lesson(page: LessonPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let lesson = page.lesson.clone();
    let parts = i64::try_from(lesson.parts.len()).unwrap_or(1);
    let module = page
        .outline
        .modules
        .iter()
        .find(|module| module.key == lesson.module_key);
    let module_title = module
        .map(|module| module.title.in_language(language).to_owned())
        .unwrap_or_default();
    let crumbs = vec![
        ("/learn".to_owned(), words::learn(language).to_owned()),
        ("/learn".to_owned(), module_title),
    ];
    view! {
        <Crumbs links=crumbs/>
        <article class="lesson">
            <header class="lesson__head">
                <p class="page-head__kicker">{words::lesson_number(language, &lesson.key)}</p>
                <h1>{lesson.title.in_language(language).to_owned()}</h1>
                <nav class="lesson__parts" aria-label=words::parts(language)>
                    <ol>
                        {(1..)
                            .zip(lesson.parts.clone())
                            .map(|(position, title)| {
                                view! {
                                    <li>
                                        <a
                                            href=part_href(&lesson.key, position)
                                            aria-current=(position == page.position).then_some("page")
                                            data-done=(position < page.position || page.is_done).then_some("")
                                        >
                                            <span class="lesson__part-number" aria-hidden="true">{position}</span>
                                            <span class="lesson__part-title">{title}</span>
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ol>
                </nav>
                <p class="lesson__meta">
                    <span>{words::part_of(language, page.position, parts)}</span>
                    <span>{words::about_minutes(language, page.part.reading_minutes.max(1))}</span>
                </p>
            </header>
            <div class="prose">
                <h2>{page.part.title.clone()}</h2>
                <div inner_html=page.part.html.clone()></div>
            </div>
            {(page.position == parts).then(|| view! { <Understood key=lesson.key.clone() is_done=page.is_done/> })}
            <Turn key=lesson.key.clone() position=page.position parts=parts/>
            <Sources sources=lesson.sources.clone()/>
        </article>
    }
}

fn part_href(key: &str, position: i64) -> String {
    format!("/lessons/{key}?part={position}")
}

/// Turning the page: a form, because the place is kept, and no link that a browser may follow by itself should move it.
#[component]
fn Turn(key: String, position: i64, parts: i64) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <nav aria-label=words::next_part(language)>
            <form class="lesson__foot" method="post" action=format!("/lessons/{key}/place")>
                {(position > 1)
                    .then(|| {
                        view! {
                            <button class="button" type="submit" name="part" value=position - 1>
                                <Icon name="back"/>
                                {words::previous(language)}
                            </button>
                        }
                    })}
                {(position < parts)
                    .then(|| {
                        view! {
                            <button class="button button--primary" type="submit" name="part" value=position + 1>
                                {words::next(language)}
                                <Icon name="next"/>
                            </button>
                        }
                    })}
            </form>
        </nav>
    }
}

/// "Sudah paham" is said, not guessed from scrolling.
#[component]
fn Understood(key: String, is_done: bool) -> impl IntoView {
    let language = crate::ui::Language::current();
    if is_done {
        return view! { <p class="flash" role="status">{words::understood_before(language)}</p> }
            .into_any();
    }
    view! {
        <form class="form" method="post" action=format!("/lessons/{key}/understood")>
            <HiddenKey/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::understood(language)}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Sources(sources: Vec<Source>) -> impl IntoView {
    let language = crate::ui::Language::current();
    (!sources.is_empty()).then(|| {
        view! {
            <section class="sources">
                <h2 class="sources__title">{words::sources(language)}</h2>
                <ol>
                    {sources
                        .into_iter()
                        .map(|source| {
                            let (class, standing) = match source.standing.as_str() {
                                "verified" => ("badge badge--good", words::standing_verified(language)),
                                "partial" => ("badge badge--attention", words::standing_partial(language)),
                                _ => ("badge badge--attention", words::standing_knowledge(language)),
                            };
                            let text = source.text.in_language(language).to_owned();
                            view! {
                                <li id=format!("source-{}", source.key)>
                                    {match source.url.filter(|url| url.starts_with("https://")) {
                                        Some(url) => view! { <a href=url rel="noopener">{text}</a> }.into_any(),
                                        None => view! { <span>{text}</span> }.into_any(),
                                    }}
                                    " "
                                    <span class=class>{standing}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ol>
                <p class="card__meta">{words::not_legal_advice(language)}</p>
            </section>
        }
    })
}

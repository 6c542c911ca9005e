use axum::extract::{Path, Query};
use axum::response::Response;
use domain::language::Language;
use leptos::prelude::*;
use store::content::Question;
use store::learning::{QuizPage, quiz_page as load};

use super::quiz_result::QuizResult;
use crate::context::Person;
use crate::problem::Problem;
use crate::shell::{Head, render};
use crate::ui::{Choice, HiddenKey, PageHead, ProgressBar};
use crate::words::learning as words;

/// Which question, from 1.
#[derive(serde::Deserialize)]
pub struct Asked {
    question: Option<usize>,
}

/// A quiz: its policy before the start, one question a screen, the result after.
pub async fn quiz(
    person: Person,
    Path(module): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    quiz_page(&person, &module, asked.question, None).await
}

pub(in crate::learning) async fn quiz_page(
    person: &Person,
    module: &str,
    question: Option<usize>,
    error: Option<String>,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let page = load(&visitor.site.db, &person.actor, module, visitor.now).await?;
    let title = heading(&page, language);
    let head = Head::new(title, "/learn").refused(error.is_some());
    Ok(render(visitor, head, move || {
        let page = page.clone();
        let is_open = page
            .attempt
            .as_ref()
            .is_some_and(|attempt| attempt.finished_at.is_none());
        match (is_open, page.score()) {
            (true, _) => {
                view! { <Asking page=page question=question error=error.clone()/> }.into_any()
            }
            (false, Some(score)) => view! { <QuizResult page=page score=score/> }.into_any(),
            (false, None) => view! { <Before page=page/> }.into_any(),
        }
    })
    .await)
}

/// "Kuis: Label": a quiz is called after its module.
pub(super) fn heading(page: &QuizPage, language: Language) -> String {
    words::quiz_of(language, page.module_title.in_language(language))
}

#[component]
fn Before(page: QuizPage) -> impl IntoView {
    let language = crate::ui::Language::current();
    let count = i64::try_from(page.quiz.questions.len()).unwrap_or(0);
    view! {
        <PageHead title=heading(&page, language) lead=words::quiz_policy(language, count, page.quiz.pass_mark)/>
        <form class="form" method="post" action=format!("/quizzes/{}/begin", page.quiz.module_key)>
            <HiddenKey/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::begin(language)}</button>
            </div>
        </form>
    }
}

#[component]
fn Asking(page: QuizPage, question: Option<usize>, error: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let answers = page
        .attempt
        .as_ref()
        .map(|attempt| attempt.answers.clone())
        .unwrap_or_default();
    let count = page.quiz.questions.len();
    let first_open = page
        .quiz
        .questions
        .iter()
        .position(|question| !answers.iter().any(|(key, _)| *key == question.key))
        .map(|index| index + 1);
    let Some(number) = question
        .filter(|number| (1..=count).contains(number))
        .or(first_open)
    else {
        return view! { <ReadyToFinish module=page.quiz.module_key.clone() count=count/> }
            .into_any();
    };
    let asked = page.quiz.questions[number - 1].clone();
    let chosen = answers
        .iter()
        .find(|(key, _)| *key == asked.key)
        .map(|(_, position)| *position);
    let percent = u32::try_from((number - 1) * 100 / count.max(1)).unwrap_or(0);
    let label = words::question_of(language, number, count);
    view! {
        <form class="quiz" method="post" action=format!("/quizzes/{}/answers", page.quiz.module_key)>
            <h1 class="page-head__kicker">{heading(&page, language)}</h1>
            <div class="quiz__progress">
                <span>{label.clone()}</span>
                <ProgressBar percent=percent label=label/>
            </div>
            <HiddenKey/>
            <input type="hidden" name="question" value=asked.key.clone()/>
            <Choices asked=asked chosen=chosen error=error/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::save_and_go_on(language)}</button>
                {(number > 1)
                    .then(|| {
                        view! {
                            <a class="button button--quiet" href=format!("/quizzes/{}?question={}", page.quiz.module_key, number - 1)>
                                {words::back(language)}
                            </a>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Choices(asked: Question, chosen: Option<i64>, error: Option<String>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let described_by = error.is_some().then_some("choice-error");
    view! {
        <fieldset class="group" aria-describedby=described_by>
            <legend class="quiz__question">{asked.text.in_language(language).to_owned()}</legend>
            {error.map(|error| view! { <p class="field__error" id="choice-error">{error}</p> })}
            <div class="quiz__options">
                {(1_i64..)
                    .zip(asked.choices)
                    .map(|(position, choice)| {
                        view! {
                            <Choice
                                name="choice"
                                value=position.to_string()
                                label=choice.text.in_language(language).to_owned()
                                checked=chosen == Some(position)
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

#[component]
fn ReadyToFinish(module: String, count: usize) -> impl IntoView {
    let language = crate::ui::Language::current();
    view! {
        <PageHead title=words::all_answered(language) lead=words::all_answered_lead(language)/>
        <form class="form" method="post" action=format!("/quizzes/{module}/finish")>
            <HiddenKey/>
            <div class="form__actions">
                <button class="button button--primary" type="submit">{words::see_result(language)}</button>
                <a class="button button--quiet" href=format!("/quizzes/{module}?question={count}")>{words::back(language)}</a>
            </div>
        </form>
    }
}

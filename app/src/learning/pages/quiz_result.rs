use domain::learning::{PassMark, QuizScore};
use leptos::prelude::*;
use store::content::Question;
use store::learning::QuizPage;

use super::quiz::heading;
use crate::ui::{HiddenKey, Icon, PageHead};
use crate::words::learning as words;

/// A finished going: what it came to, and every answer with its explanation.
#[component]
pub(super) fn QuizResult(page: QuizPage, score: QuizScore) -> impl IntoView {
    let language = crate::ui::Language::current();
    let mark = page.attempt.as_ref().map(|attempt| attempt.pass_mark);
    let mark = PassMark(u32::try_from(mark.unwrap_or(page.quiz.pass_mark)).unwrap_or(100));
    let is_passed = score.passes(mark);
    let answers = page
        .attempt
        .as_ref()
        .map(|attempt| attempt.answers.clone())
        .unwrap_or_default();
    let title = if is_passed {
        words::quiz_passed(language)
    } else {
        words::quiz_not_passed(language)
    };
    let lead = words::quiz_score(language, score.right, score.total, score.percent());
    let best = page.best.unwrap_or(score.percent());
    view! {
        <PageHead title=title kicker=heading(&page, language) lead=lead/>
        <p>{words::best_score(language, best, mark.0)}</p>
        <div class="stack">
            {page
                .quiz
                .questions
                .iter()
                .map(|question| {
                    let chosen = answers.iter().find(|(key, _)| *key == question.key).map(|(_, position)| *position);
                    view! { <Explained question=question.clone() chosen=chosen/> }
                })
                .collect_view()}
        </div>
        <div class="cluster">
            {(is_passed || page.is_passed).then(|| view! { <a class="button button--primary" href="/today">{words::go_on(language)}</a> })}
            <form method="post" action=format!("/quizzes/{}/begin", page.quiz.module_key)>
                <HiddenKey/>
                <button class="button" type="submit">{words::try_again(language)}</button>
            </form>
        </div>
    }
}

#[component]
fn Explained(question: Question, chosen: Option<i64>) -> impl IntoView {
    let language = crate::ui::Language::current();
    let lesson = format!("/lessons/{}", question.lesson_key);
    view! {
        <section class="stack">
            <h2>{question.text.in_language(language).to_owned()}</h2>
            {(1_i64..)
                .zip(question.choices.clone())
                .filter(|(position, choice)| choice.is_right || chosen == Some(*position))
                .map(|(position, choice)| {
                    let text = choice.text.in_language(language).to_owned();
                    let label = match (choice.is_right, chosen == Some(position)) {
                        (true, true) => words::your_right_answer(language, &text),
                        (true, false) => words::right_answer(language, &text),
                        (false, _) => words::your_answer(language, &text),
                    };
                    let (class, icon) =
                        if choice.is_right { ("answer answer--right", "check") } else { ("answer answer--wrong", "cross") };
                    view! {
                        <div class=class>
                            <p class="answer__label"><Icon name=icon small=true/>{label}</p>
                            <p class="answer__why">{choice.why.in_language(language).to_owned()}</p>
                        </div>
                    }
                })
                .collect_view()}
            <p><a href=lesson>{words::read_again(language, &question.lesson_key)}</a></p>
        </section>
    }
}

use ::store::Failure;
use ::store::learning::{self as store, QuizRefusal};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};

use super::pages::quiz_page;
use crate::context::{Fields, KeyedForm, Person};
use crate::problem::Problem;
use crate::words::learning as words;

/// "Sudah paham", and on to what comes next.
pub async fn understand_lesson(
    person: Person,
    Path(lesson): Path<String>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    store::complete_lesson(&visitor.site.db, &person.actor, &command, &lesson).await?;
    Ok(Redirect::to("/today"))
}

/// Turns to a part of a lesson and keeps the place, for every device.
pub async fn turn_to_part(
    person: Person,
    Path(lesson): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let part: i64 = fields.parsed("part").ok_or(Problem::BadRequest)?;
    store::keep_place(&visitor.site.db, &person.actor, &lesson, part, visitor.now).await?;
    Ok(Redirect::to(&format!("/lessons/{lesson}?part={part}")))
}

/// Begins a going, or goes on with the open one.
pub async fn begin_quiz(
    person: Person,
    Path(module): Path<String>,
    _form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    store::begin_attempt(&visitor.site.db, &person.actor, &module, visitor.now).await?;
    Ok(Redirect::to(&format!("/quizzes/{module}")))
}

/// Saves one answer as it is given.
pub async fn answer_question(
    person: Person,
    Path(module): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let question = fields.text("question").to_owned();
    let answered = store::answer(
        &visitor.site.db,
        &person.actor,
        &module,
        &question,
        fields.parsed("choice"),
        visitor.now,
    )
    .await;
    match answered {
        Ok(_) => Ok(Redirect::to(&format!("/quizzes/{module}")).into_response()),
        Err(Failure::Refused(QuizRefusal::NoAttempt)) => {
            Ok(Redirect::to(&format!("/quizzes/{module}")).into_response())
        }
        Err(Failure::Refused(QuizRefusal::NoChoice)) => {
            let error = words::choose_one(visitor.language).to_owned();
            let page =
                store::quiz_page(&visitor.site.db, &person.actor, &module, visitor.now).await?;
            let number = page
                .quiz
                .questions
                .iter()
                .position(|asked| asked.key == question)
                .map(|index| index + 1);
            quiz_page(&person, &module, number, Some(error)).await
        }
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

/// Finishes the going and shows what it came to.
pub async fn finish_quiz(
    person: Person,
    Path(module): Path<String>,
    form: KeyedForm,
) -> Result<Redirect, Problem> {
    let visitor = &person.visitor;
    let command = form.command(person.actor.person, visitor.now);
    match store::finish_attempt(&visitor.site.db, &person.actor, &command, &module).await {
        Ok(()) | Err(Failure::Refused(_)) => Ok(Redirect::to(&format!("/quizzes/{module}"))),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

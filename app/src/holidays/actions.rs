use ::store::holidays::{enter_holidays, remove_holiday};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::holidays::{LineProblem, read_days};
use domain::language::Language;
use domain::text::one_line;
use domain::time::Date;

use super::page::{Refused, holidays_page};
use crate::context::{KeyedForm, Person};
use crate::problem::Problem;
use crate::words::holidays as words;

/// Enters days, a line each, with the decree they come from.
pub async fn enter(person: Person, form: KeyedForm) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let language = visitor.language;
    let (source, days) = (form.fields.text("source"), form.fields.text("days"));
    let read = read_days(days);
    let mut refused = Refused {
        source: source.to_owned(),
        days: days.to_owned(),
        ..Refused::default()
    };
    match &read {
        Ok(days) if days.is_empty() => {
            refused.in_days.push(words::days_empty(language).to_owned());
        }
        Ok(_) => {}
        Err(problems) => {
            let lines = problems.iter().map(|problem| line(language, *problem));
            refused.in_days.extend(lines);
        }
    }
    let source = one_line(source, 200);
    refused.in_source = source.is_err().then(|| words::source_wrong(language));
    let (Ok(source), Ok(days), true) = (source, read, refused.in_days.is_empty()) else {
        return holidays_page(&person, None, refused).await;
    };
    let command = form.command(person.actor.person, visitor.now);
    enter_holidays(&visitor.site.db, &person.actor, &command, &source, &days).await?;
    let year = days
        .first()
        .map_or(0, |holiday| holiday.day.year_month_day().0);
    Ok(Redirect::to(&format!("/holidays?year={year}")).into_response())
}

/// Takes a day away; it is named as the days since 1970.
pub async fn remove(
    person: Person,
    Path(day): Path<i64>,
    form: KeyedForm,
) -> Result<Response, Problem> {
    let visitor = &person.visitor;
    let day = Date::from_days(day);
    let command = form.command(person.actor.person, visitor.now);
    remove_holiday(&visitor.site.db, &person.actor, &command, day).await?;
    let year = day.year_month_day().0;
    Ok(Redirect::to(&format!("/holidays?year={year}")).into_response())
}

fn line(language: Language, (number, problem): (usize, LineProblem)) -> String {
    match problem {
        LineProblem::NoDate => words::no_date(language, number),
        LineProblem::NoName => words::no_name(language, number),
    }
}

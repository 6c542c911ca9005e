use domain::ids::RevisionId;
use domain::language::Words;

use crate::conn::{row, rows};
use crate::{Conn, Error};

/// A quiz with its key: for the server alone until an attempt is finished.
#[derive(Clone, Debug)]
pub struct Quiz {
    /// The module it closes.
    pub module_key: String,
    /// Percent it is passed with.
    pub pass_mark: i64,
    /// Questions in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Stable key.
    pub key: String,
    /// The lesson to read again.
    pub lesson_key: String,
    /// The question.
    pub text: Words,
    /// Choices in order; a choice's position counts from 1.
    pub choices: Vec<Choice>,
}

/// A choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it says.
    pub text: Words,
    /// Why it is right or not.
    pub why: Words,
    /// Whether it is right.
    pub is_right: bool,
}

#[derive(sqlx::FromRow)]
struct QuestionRow {
    key: String,
    lesson_key: String,
    text_id: String,
    text_en: String,
}

#[derive(sqlx::FromRow)]
struct ChoiceRow {
    question_key: String,
    text_id: String,
    text_en: String,
    why_id: String,
    why_en: String,
    is_right: bool,
}

/// The quiz of a module.
///
/// # Errors
/// [`Error::NotFound`] when the module has none.
pub async fn quiz(conn: &mut Conn<'_>, revision: RevisionId, module: &str) -> Result<Quiz, Error> {
    let (pass_mark,): (i64,) = row!(
        &mut *conn,
        (i64,),
        "select pass_mark from quiz where revision_id = $1 and module_key = $2",
        revision,
        module
    )?
    .ok_or(Error::NotFound)?;
    let questions = rows!(
        &mut *conn,
        QuestionRow,
        "select key, lesson_key, text_id, text_en from question where revision_id = $1 and module_key = $2
         order by position",
        revision,
        module
    )?;
    let choices = rows!(
        &mut *conn,
        ChoiceRow,
        "select o.question_key, o.text_id, o.text_en, o.why_id, o.why_en, o.is_right
         from question_option o
         join question q on q.revision_id = o.revision_id and q.key = o.question_key
         where o.revision_id = $1 and q.module_key = $2 order by o.question_key, o.position",
        revision,
        module
    )?;
    let questions = questions
        .into_iter()
        .map(|question| Question {
            choices: choices
                .iter()
                .filter(|choice| choice.question_key == question.key)
                .map(choice_of)
                .collect(),
            key: question.key,
            lesson_key: question.lesson_key,
            text: Words {
                id: question.text_id,
                en: question.text_en,
            },
        })
        .collect();
    Ok(Quiz {
        module_key: module.to_owned(),
        pass_mark,
        questions,
    })
}

fn choice_of(row: &ChoiceRow) -> Choice {
    Choice {
        text: Words {
            id: row.text_id.clone(),
            en: row.text_en.clone(),
        },
        why: Words {
            id: row.why_id.clone(),
            en: row.why_en.clone(),
        },
        is_right: row.is_right,
    }
}

use domain::ids::RevisionId;

use crate::conn::execute;
use crate::{Conn, Error};

pub(super) async fn insert_quiz(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    quiz: &course::Quiz,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into quiz (revision_id, module_key, pass_mark) values ($1, $2, $3)",
        id,
        module,
        i64::from(quiz.pass_mark)
    )?;
    for (position, question) in (1_i64..).zip(&quiz.questions) {
        execute!(
            conn,
            "insert into question (revision_id, key, module_key, lesson_key, position, text_id, text_en)
             values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            &question.key,
            module,
            &question.lesson,
            position,
            &question.text.id,
            &question.text.en
        )?;
        for (option_position, option) in (1_i64..).zip(&question.options) {
            execute!(
                conn,
                "insert into question_option (revision_id, question_key, position, text_id, text_en, why_id, why_en,
                                              is_right)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)",
                id,
                &question.key,
                option_position,
                &option.text.id,
                &option.text.en,
                &option.why.id,
                &option.why.en,
                option.right
            )?;
        }
    }
    Ok(())
}

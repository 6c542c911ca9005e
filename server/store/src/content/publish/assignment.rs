use domain::ids::RevisionId;

use super::words;
use crate::conn::execute;
use crate::{Conn, Error};

pub(super) async fn insert_assignment(
    conn: &mut Conn<'_>,
    id: RevisionId,
    module: &str,
    assignment: &course::Assignment,
) -> Result<(), Error> {
    execute!(
        conn,
        "insert into assignment (revision_id, key, module_key, title_id, title_en, brief_id, brief_en, judged_by,
                                 reply_days, pass_total)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        &assignment.key,
        module,
        &assignment.title.id,
        &assignment.title.en,
        &assignment.brief_html.id,
        &assignment.brief_html.en,
        assignment.judged_by.code(),
        i64::from(assignment.reply_days),
        i64::from(assignment.pass_total)
    )?;
    for (position, slot) in (1_i64..).zip(&assignment.slots) {
        let columns: Vec<_> = slot.columns.iter().map(words).collect();
        execute!(
            conn,
            "insert into slot (revision_id, assignment_key, key, position, kind, title_id, title_en, hint_id, hint_en,
                               is_required, unit, columns, row_count)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            &assignment.key,
            &slot.key,
            position,
            slot.kind.code(),
            &slot.title.id,
            &slot.title.en,
            &slot.hint.id,
            &slot.hint.en,
            slot.required,
            &slot.unit,
            serde_json::to_string(&columns)?,
            i64::from(slot.rows)
        )?;
    }
    for (position, criterion) in (1_i64..).zip(&assignment.criteria) {
        let levels: Vec<_> = criterion.levels.iter().map(words).collect();
        execute!(
            conn,
            "insert into criterion (revision_id, assignment_key, key, position, weight, minimum, title_id, title_en,
                                    levels)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            &assignment.key,
            &criterion.key,
            position,
            i64::from(criterion.weight),
            criterion.minimum.map(i64::from),
            &criterion.title.id,
            &criterion.title.en,
            serde_json::to_string(&levels)?
        )?;
    }
    Ok(())
}

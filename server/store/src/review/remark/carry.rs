use domain::ids::AssessmentId;
use domain::review::RemarkState;
use domain::time::Timestamp;

use super::super::showing::last_before;
use crate::conn::execute;
use crate::submissions::Head;
use crate::{Conn, Error};

/// What the last answer left unsettled comes along, to be looked at again: as it was read, not as it was changed since.
pub(in crate::review) async fn carry_remarks(
    conn: &mut Conn<'_>,
    head: &Head,
    to: AssessmentId,
    now: Timestamp,
) -> Result<(), Error> {
    let Some((from, shown)) = last_before(conn, head.submission_id, head.number, now).await? else {
        return Ok(());
    };
    let unsettled = shown
        .remarks
        .iter()
        .filter(|remark| remark.state.is_unsettled());
    for remark in unsettled {
        execute!(
            &mut *conn,
            "insert into remark (assessment_id, number, words, severity, category, slot_key, exact_words, size_mm, page,
                                 geometry, rule_id, state, carried_from, changed_at)
             select $1, number, $2, $3, $4, $5, $6, $7, page, geometry, rule_id, $8, id, $9
             from remark where assessment_id = $10 and number = $11",
            to,
            &remark.words,
            remark.severity,
            remark.category,
            &remark.slot_key,
            &remark.exact_words,
            &remark.size_mm,
            RemarkState::Open,
            now,
            from,
            remark.number
        )?;
    }
    Ok(())
}

use domain::ids::{CohortId, EnrollmentId, RevisionId, SubmissionId};
use domain::submissions::{Judge, Judging, SAMPLE_OF, judging};

use crate::conn::row;
use crate::content::Assignment;
use crate::{Conn, Error};

/// Who judges what is sent on an assignment now, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhoJudges {
    /// Who.
    pub judging: Judging,
    /// One in how many the mentor reads, where that decided it.
    pub sample_of: Option<i64>,
    /// Working days within which a mentor answers.
    pub reply_days: i64,
}

/// Whose work on which assignment is asked about.
pub(super) struct Work {
    pub(super) cohort: CohortId,
    pub(super) revision: RevisionId,
    pub(super) enrollment: EnrollmentId,
    pub(super) submission: Option<SubmissionId>,
}

#[derive(sqlx::FromRow)]
struct Setting {
    judged_by: Judge,
    sample_of: Option<i64>,
    reply_days: i64,
    turn: i64,
    answers: i64,
}

/// By the settings of the cohort as they are now; by those of the course where the cohort has none.
pub(super) async fn who_judges(
    conn: &mut Conn<'_>,
    work: &Work,
    assignment: &Assignment,
) -> Result<WhoJudges, Error> {
    let found = row!(
        conn,
        Setting,
        "select ca.judged_by, ca.sample_of, ca.reply_days,
                (select count(*) from cohort_assignment o
                 join assignment x on x.revision_id = a.revision_id and x.key = o.assignment_key
                 join module n on n.revision_id = x.revision_id and n.key = x.module_key
                 where o.cohort_id = ca.cohort_id and o.judged_by = 'sample' and n.position < m.position) as turn,
                (select count(*) from release r join version v on v.id = r.version_id
                 where v.submission_id = $4 and r.recalled_at is null) as answers
         from cohort_assignment ca
         join assignment a on a.revision_id = $2 and a.key = ca.assignment_key
         join module m on m.revision_id = a.revision_id and m.key = a.module_key
         where ca.cohort_id = $1 and ca.assignment_key = $3",
        work.cohort,
        work.revision,
        &assignment.key,
        work.submission
    )?;
    let setting = found.unwrap_or(Setting {
        judged_by: assignment.judged_by,
        sample_of: None,
        reply_days: assignment.reply_days,
        turn: 0,
        answers: 0,
    });
    let was_answered = setting.answers > 0;
    let is_sample = setting.judged_by == Judge::Sample && !was_answered;
    Ok(WhoJudges {
        judging: judging(
            setting.judged_by,
            setting.sample_of,
            work.enrollment,
            setting.turn,
            was_answered,
        ),
        sample_of: is_sample.then(|| setting.sample_of.unwrap_or(SAMPLE_OF)),
        reply_days: setting.reply_days,
    })
}

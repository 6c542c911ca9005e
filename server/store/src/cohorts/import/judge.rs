use std::collections::BTreeMap;

use domain::cohorts::EnrollmentState;
use domain::cohorts::import::{
    CellProblem, Column, Outcome, Participant, RowProblem, read_row, repeated,
};
use domain::ids::{BusinessId, CohortId, EnrollmentId, PersonId};

use super::Options;
use crate::conn::row;
use crate::{Conn, Error};

/// A row with what is to become of it.
pub(super) struct Judged {
    pub(super) line: i64,
    pub(super) outcome: Outcome,
    pub(super) problems: Vec<RowProblem>,
    pub(super) participant: Option<Participant>,
    pub(super) known: Option<Known>,
}

/// Who holds a number now, and their place in the cohort.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Known {
    pub(super) person_id: PersonId,
    pub(super) enrollment_id: Option<EnrollmentId>,
    pub(super) state: Option<EnrollmentState>,
    pub(super) business_id: Option<BusinessId>,
    pub(super) nib: Option<String>,
}

impl Known {
    fn outcome(&self, participant: &Participant) -> Outcome {
        match self.state {
            None => Outcome::Join,
            // Whoever waits for a place goes on waiting: that is another decision than a list's.
            Some(EnrollmentState::Applied | EnrollmentState::Left | EnrollmentState::Declined) => {
                Outcome::Change
            }
            Some(_) if self.nib.is_none() && participant.nib.is_some() => Outcome::Change,
            Some(_) => Outcome::Skip,
        }
    }
}

/// Judges rows by themselves, against each other and against who is known.
pub(super) async fn judge(
    conn: &mut Conn<'_>,
    cohort: CohortId,
    options: &Options,
    rows: &[(i64, Vec<String>)],
) -> Result<Vec<Judged>, Error> {
    let read: Vec<_> = rows
        .iter()
        .map(|(line, cells)| (*line, read_row(&options.columns, cells)))
        .collect();
    let repeated: BTreeMap<i64, i64> = repeated(
        read.iter()
            .filter_map(|(line, row)| Some((*line, &row.as_ref().ok()?.phone))),
    );
    let mut judged = Vec::with_capacity(read.len());
    for (line, row) in read {
        let row = match (row, repeated.get(&line)) {
            (Ok(_), Some(earlier)) => Err(vec![RowProblem {
                column: Column::Phone,
                problem: CellProblem::Repeated(*earlier),
            }]),
            (row, _) => row,
        };
        judged.push(match row {
            Ok(participant) => {
                let known = known(conn, cohort, participant.phone.as_str()).await?;
                Judged {
                    line,
                    outcome: known
                        .as_ref()
                        .map_or(Outcome::Create, |known| known.outcome(&participant)),
                    problems: Vec::new(),
                    participant: Some(participant),
                    known,
                }
            }
            Err(problems) => Judged {
                line,
                outcome: Outcome::Refuse,
                problems,
                participant: None,
                known: None,
            },
        });
    }
    Ok(judged)
}

async fn known(conn: &mut Conn<'_>, cohort: CohortId, phone: &str) -> Result<Option<Known>, Error> {
    row!(
        conn,
        Known,
        "select p.id as person_id, e.id as enrollment_id, e.state, e.business_id, b.nib
         from contact c
         join person p on p.id = c.person_id and p.erased_at is null
         left join enrollment e on e.person_id = p.id and e.cohort_id = $1
         left join business b on b.id = e.business_id
         where c.kind = 'phone' and c.value = $2 and c.valid_until is null",
        cohort,
        phone
    )
}
